-- Records of kind ?1 that are not deleted and belong to none that is. Rows nest a few
-- levels at most; eight bounds what a hostile chain of parents could cost.
WITH RECURSIVE
  chain (record, parent, depth) AS (
    SELECT seq, parent, 1 FROM records
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
SELECT id, kind, title, parent, deleted, contested, unweighed, held_back,
  missing, sources, state
FROM records
WHERE kind = ?1 AND deleted = 0 AND seq NOT IN (SELECT record FROM under_deleted)
ORDER BY id;
