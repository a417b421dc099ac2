-- Records that have something to settle, weigh or wait for. The condition is that of
-- the index `records_to_review`.
SELECT id, kind, title, parent, deleted, contested, unweighed, held_back,
  missing, sources, state
FROM records
WHERE contested > 0 OR unweighed > 0 OR held_back > 0
ORDER BY id;
