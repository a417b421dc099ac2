-- All that a list shows of the records of kind ?1, in the order of their titles: those of
-- list.sql. Read from the index `records_listed` alone, save where there are rows of rows.
WITH RECURSIVE
  chain (record, parent, depth) AS (
    SELECT seq, parent, 1 FROM records INDEXED BY records_listed
    WHERE kind = ?1 AND deleted = 0 AND parent IS NOT NULL
    UNION ALL
    SELECT chain.record, up.parent, chain.depth + 1
    FROM chain JOIN records AS up ON up.id = chain.parent
    WHERE chain.depth < 8
  ),
  under_deleted (record) AS (
    SELECT chain.record
    FROM chain JOIN records AS up ON up.id = chain.parent
    WHERE up.deleted = 1
  )
SELECT seq, id, title, contested, unweighed, held_back, changed
FROM records INDEXED BY records_listed
WHERE kind = ?1 AND deleted = 0 AND seq NOT IN (SELECT record FROM under_deleted)
ORDER BY sort, id;
