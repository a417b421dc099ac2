-- Records that match ?1 and belong to none that is deleted, ?2 at most. How far up is
-- looked is as in list.sql.
SELECT records.id
FROM search JOIN records ON records.seq = search.rowid
WHERE search MATCH ?1
  AND records.deleted = 0
  AND (
    records.parent IS NULL
    OR NOT EXISTS (
      WITH RECURSIVE up (parent, deleted, depth) AS (
        SELECT records.parent, 0, 0
        UNION ALL
        SELECT above.parent, above.deleted, up.depth + 1
        FROM up JOIN records AS above ON above.id = up.parent
        WHERE up.depth < 8
      )
      SELECT 1 FROM up WHERE up.deleted = 1
    )
  )
LIMIT ?2;
