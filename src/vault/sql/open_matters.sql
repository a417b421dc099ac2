-- What is open in record ?1. Few records have a field that rests on strangers.
SELECT
  kind,
  contested,
  unweighed,
  CASE
    WHEN instr(state, '"trust":') = 0 THEN 0
    ELSE (SELECT count(*) FROM json_each(state) AS field WHERE field.value ->> '$.trust' IS NOT NULL)
  END,
  held_back
FROM records
WHERE id = ?1;
