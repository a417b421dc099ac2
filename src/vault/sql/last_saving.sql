SELECT id FROM revisions
WHERE record = ?1 AND saving = (SELECT max(saving) FROM revisions WHERE record = ?1)
ORDER BY seq;
