-- Whether signer ?2 wrote a root of record ?1 that stands.
SELECT 1
FROM revisions AS r
WHERE r.record = ?1
  AND r.author = ?2
  AND json_array_length(r.signed, '$.parents') = 0
  AND (
    r.own = 1
    OR EXISTS (
      SELECT 1
      FROM brought JOIN bundles ON bundles.seq = brought.bundle
      WHERE brought.revision = r.seq AND bundles.reverted = 0
    )
  )
LIMIT 1;
