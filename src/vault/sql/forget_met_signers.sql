DELETE FROM signers
WHERE trust = 'unknown' AND name IS NULL
  AND key NOT IN (SELECT unhex(signed ->> '$.author') FROM revisions)
  AND key NOT IN (SELECT signer FROM bundles);
