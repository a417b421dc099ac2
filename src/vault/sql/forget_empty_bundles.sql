DELETE FROM bundles
WHERE NOT EXISTS (SELECT 1 FROM revisions WHERE revisions.bundle = bundles.seq)
  AND NOT EXISTS (SELECT 1 FROM brought_again WHERE brought_again.bundle = bundles.seq)
RETURNING id;
