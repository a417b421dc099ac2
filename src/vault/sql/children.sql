-- The rows of record ?1: those whose parent it is, and those that are without a decided
-- parent and may be its.
WITH rows (seq) AS (
  SELECT seq FROM records WHERE parent = ?1
  UNION
  SELECT refs.record
  FROM refs JOIN records ON records.seq = refs.record
  WHERE refs.target = ?1 AND refs.field = 'parent' AND refs.firm = 1
    AND records.parent IS NULL
)
SELECT id, kind, title, parent, deleted, contested, unweighed, held_back,
  missing, sources, state
FROM records JOIN rows USING (seq)
ORDER BY ord, id;
