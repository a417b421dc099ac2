-- The forms that revisions of trusted signers name, among those of records of kind ?1.
SELECT DISTINCT unhex(r.signed ->> '$.form.sha256')
FROM records
JOIN revisions AS r ON r.record = records.id
JOIN signers AS s ON s.key = r.author
WHERE records.kind = ?1 AND s.trust = 'trusted' AND json_valid(r.signed);
