-- How many records of each kind are not deleted, and how many of these are rows of others.
-- Read from the index `records_by_kind` alone.
SELECT kind, count(*), count(parent)
FROM records INDEXED BY records_by_kind
WHERE deleted = 0
GROUP BY kind;
