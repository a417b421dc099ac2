-- Revisions of record ?1 that were not made here and that no standing bundle brought.
SELECT r.id
FROM revisions AS r
WHERE r.record = ?1
  AND NOT (
    r.own = 1
    OR EXISTS (
      SELECT 1
      FROM brought JOIN bundles ON bundles.seq = brought.bundle
      WHERE brought.revision = r.seq AND bundles.reverted = 0
    )
  );
