SELECT r.seq, r.kind, r.title, r.sort, r.parent, r.ord, r.deleted,
  r.contested, r.unweighed, r.held_back, r.missing, r.sources, r.due, r.state, search.words,
  r.of_strangers,
  r.changed = (SELECT coalesce(max(seq), 0) FROM revisions WHERE record = ?1)
FROM records AS r LEFT JOIN search ON search.rowid = r.seq
WHERE r.id = ?1;
