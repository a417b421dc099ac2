INSERT INTO records (
  id, kind, title, parent, ord, deleted, contested, unweighed, held_back, state
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
ON CONFLICT (id) DO UPDATE SET
  kind = excluded.kind,
  title = excluded.title,
  parent = excluded.parent,
  ord = excluded.ord,
  deleted = excluded.deleted,
  contested = excluded.contested,
  unweighed = excluded.unweighed,
  held_back = excluded.held_back,
  state = excluded.state
RETURNING seq;
