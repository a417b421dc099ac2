-- What standing bundles brought of revision ?1.
SELECT brought.source, brought.names
FROM brought JOIN bundles ON bundles.seq = brought.bundle
WHERE brought.revision = ?1 AND bundles.reverted = 0;
