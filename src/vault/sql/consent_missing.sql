-- Interviews of which no consent is decided: neither by a consent that names the interview,
-- nor by one of the person who speaks. A decision that was taken back, or is none (not
-- asked), decides nothing. What strangers began or alone decided counts for interviews that
-- strangers began.
-- CROSS JOIN keeps the order: from the decisions to what their consents name.
WITH
  named (target, of_strangers) AS MATERIALIZED (
    SELECT
      refs.target,
      max(
        decision.of_strangers,
        coalesce(decision.state ->> '$.decision.trust', '') = 'unknown',
        consent.of_strangers
      )
    FROM records AS decision INDEXED BY records_by_kind
      CROSS JOIN records AS consent ON consent.id = decision.parent
      CROSS JOIN refs ON refs.record = consent.seq
    WHERE decision.kind = 'consent_grant' AND decision.deleted = 0
      AND (
        decision.state ->> '$.decision.state' = 'contested'
        OR decision.state ->> '$.decision.value.code' <> 'not_asked'
      )
      AND consent.kind = 'consent' AND consent.deleted = 0
      AND refs.field IN ('interview', 'person') AND refs.firm = 1
  )
SELECT talk.id
FROM records AS talk INDEXED BY records_by_kind
WHERE talk.kind = 'interview' AND talk.deleted = 0
  AND talk.id NOT IN (SELECT target FROM named WHERE of_strangers = 0)
  AND NOT (talk.of_strangers = 1 AND talk.id IN (SELECT target FROM named))
  AND NOT EXISTS (
    SELECT 1
    FROM refs AS speaks
    WHERE speaks.record = talk.seq AND speaks.field = 'interviewee' AND speaks.firm = 1
      AND (
        speaks.target IN (SELECT target FROM named WHERE of_strangers = 0)
        OR talk.of_strangers = 1 AND speaks.target IN (SELECT target FROM named)
      )
  )
ORDER BY talk.id;
