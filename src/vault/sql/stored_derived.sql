SELECT r.seq, r.kind, r.title, r.parent, r.ord, r.deleted,
  r.contested, r.unweighed, r.held_back, r.state, search.words
FROM records AS r LEFT JOIN search ON search.rowid = r.seq
WHERE r.id = ?1;
