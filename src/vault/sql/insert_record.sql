INSERT INTO records (
  id, kind, title, parent, ord, deleted, contested, unweighed, held_back, state
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10);
