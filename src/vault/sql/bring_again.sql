-- What bundle ?2 brought of revision ?1, added to what the same bundle brought before.
-- What was made here is never brought.
INSERT INTO brought (revision, bundle, source, names)
SELECT seq, ?2, ?3, ?4 FROM revisions WHERE seq = ?1 AND own = 0
ON CONFLICT (revision, bundle) DO UPDATE SET
  source = max(source, excluded.source),
  names = CASE
    WHEN names IS NOT NULL AND excluded.names IS NOT NULL THEN (
      SELECT json_group_array(value)
      FROM (
        SELECT value FROM json_each(names)
        UNION ALL
        SELECT more.value FROM json_each(excluded.names) AS more
        WHERE NOT EXISTS (SELECT 1 FROM json_each(names) AS here WHERE here.value = more.value)
      )
    )
  END;
