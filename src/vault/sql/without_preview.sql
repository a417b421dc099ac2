-- Attachments that have neither a thumbnail nor a reason why not. The condition is that
-- of the index `attachments_without_preview`.
SELECT sha256
FROM attachments
WHERE complete = 1 AND thumbnail IS NULL AND no_preview IS NULL
ORDER BY seq
LIMIT ?1;
