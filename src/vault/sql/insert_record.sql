INSERT INTO records (
  id, kind, title, sort, parent, ord, deleted,
  contested, unweighed, held_back, missing, sources, due, state, of_strangers, changed
)
VALUES (
  ?1, ?2, ?3, ?4, ?5, ?6, ?7,
  ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,
  (SELECT coalesce(max(seq), 0) FROM revisions WHERE record = ?1)
);
