SELECT records.id
FROM files JOIN records ON records.seq = files.record
WHERE files.sha256 = ?1
ORDER BY records.id;
