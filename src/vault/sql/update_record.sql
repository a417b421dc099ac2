UPDATE records SET
  kind = ?2,
  title = ?3,
  sort = ?4,
  parent = ?5,
  ord = ?6,
  deleted = ?7,
  contested = ?8,
  unweighed = ?9,
  held_back = ?10,
  missing = ?11,
  sources = ?12,
  due = ?13,
  state = ?14,
  of_strangers = ?15,
  changed = (SELECT coalesce(max(seq), 0) FROM revisions WHERE record = ?1)
WHERE id = ?1;
