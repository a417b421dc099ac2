SELECT refs.field, refs.target
FROM refs JOIN records ON records.seq = refs.record
WHERE records.id = ?1 AND refs.firm = 1
ORDER BY refs.field, refs.target;
