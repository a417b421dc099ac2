-- The orders to erase that trusted signers have given, by revisions that stand.
SELECT o.target, s.key, s.may_erase
FROM erase_orders AS o
JOIN revisions AS r ON r.seq = o.revision
JOIN signers AS s ON s.key = r.author
WHERE s.trust = 'trusted'
  AND (
    r.own = 1
    OR EXISTS (
      SELECT 1
      FROM brought JOIN bundles ON bundles.seq = brought.bundle
      WHERE brought.revision = r.seq AND bundles.reverted = 0
    )
  );
