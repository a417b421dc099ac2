-- Revisions of record ?1 that were not made here and that no standing bundle brought.
SELECT r.id
FROM revisions AS r
JOIN bundles AS first ON first.seq = r.bundle
WHERE r.record = ?1
  AND first.reverted = 1
  AND NOT EXISTS (
    SELECT 1
    FROM brought_again AS again
    JOIN bundles AS other ON other.seq = again.bundle
    WHERE again.revision = r.seq AND other.reverted = 0
  );
