-- Erases the value of field ?2 in revision ?1, for good.
INSERT INTO openings (revision, name)
SELECT seq, ?2 FROM revisions WHERE id = ?1
ON CONFLICT (revision, name) DO UPDATE SET salt = NULL, value = NULL WHERE value IS NOT NULL;
