-- The orders to erase that trusted signers have given, by revisions that stand.
SELECT o.target, s.key, s.may_erase
FROM erase_orders AS o
JOIN revisions AS r ON r.seq = o.revision
JOIN signers AS s ON s.key = r.author
LEFT JOIN bundles AS first ON first.seq = r.bundle
WHERE s.trust = 'trusted'
  AND (
    coalesce(first.reverted, 0) = 0
    OR EXISTS (
      SELECT 1
      FROM brought_again AS again
      JOIN bundles AS other ON other.seq = again.bundle
      WHERE again.revision = r.seq AND other.reverted = 0
    )
  );
