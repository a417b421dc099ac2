SELECT records.id, refs.field
FROM refs JOIN records ON records.seq = refs.record
WHERE refs.target = ?1 AND refs.firm = 1
ORDER BY records.id, refs.field;
