-- Whether the stored orders to erase are other ones than those that revisions give. What
-- cannot be read gives none.
WITH
  given (revision, target) AS MATERIALIZED (
    SELECT r.seq, e.value
    FROM revisions AS r,
      json_each(CASE WHEN json_valid(r.signed) THEN r.signed END, '$.erases') AS e
    WHERE e.type = 'object'
  )
SELECT
  EXISTS (SELECT revision, target FROM given EXCEPT SELECT revision, target FROM erase_orders)
  OR EXISTS (SELECT revision, target FROM erase_orders EXCEPT SELECT revision, target FROM given);
