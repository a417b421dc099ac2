DELETE FROM bundles
WHERE NOT EXISTS (SELECT 1 FROM brought WHERE brought.bundle = bundles.seq)
RETURNING id;
