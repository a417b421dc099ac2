-- What belongs to case ?1: itself, what is filed under it, the rows of all that; ?2 at
-- most. Neither deleted records nor what is under them. The rows are those of children.sql.
-- CROSS JOIN keeps the order: from what is found to what belongs to it, never over all.
WITH RECURSIVE own (id) AS (
  SELECT ?1
  UNION
  SELECT filed.id
  FROM own
    CROSS JOIN refs ON refs.target = own.id AND refs.field = 'cases' AND refs.firm = 1
    CROSS JOIN records AS filed ON filed.seq = refs.record
  WHERE own.id = ?1 AND filed.deleted = 0
  UNION
  SELECT below.id
  FROM own CROSS JOIN records AS below ON below.parent = own.id
  WHERE below.deleted = 0
  UNION
  SELECT below.id
  FROM own
    CROSS JOIN refs ON refs.target = own.id AND refs.field = 'parent' AND refs.firm = 1
    CROSS JOIN records AS below ON below.seq = refs.record
  WHERE below.parent IS NULL AND below.deleted = 0
  LIMIT ?2
)
SELECT r.id, r.kind, r.title, r.parent, r.deleted, r.contested, r.unweighed, r.held_back,
  r.missing, r.sources, r.state, r.ord
FROM own CROSS JOIN records AS r ON r.id = own.id;
