-- Notes that a further bundle brought a revision; the one that brought it first is in
-- the revision's own row, as is having been made here.
INSERT OR IGNORE INTO brought_again (revision, bundle)
SELECT seq, ?2 FROM revisions WHERE seq = ?1 AND bundle IS NOT NULL AND bundle <> ?2;
