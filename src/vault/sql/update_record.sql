UPDATE records SET
  kind = ?2,
  title = ?3,
  parent = ?4,
  ord = ?5,
  deleted = ?6,
  contested = ?7,
  unweighed = ?8,
  held_back = ?9,
  state = ?10
WHERE id = ?1;
