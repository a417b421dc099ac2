-- Records to be followed up by the day ?1, those that have waited longest first.
SELECT id FROM records
WHERE due IS NOT NULL AND deleted = 0 AND due <= ?1
ORDER BY due, id;
