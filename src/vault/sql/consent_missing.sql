-- Interviews of which no consent is decided: neither one that names the interview, nor one
-- of the person who speaks. What strangers began
-- is a consent for their own interviews alone.
SELECT talk.id
FROM records AS talk INDEXED BY records_by_kind
WHERE talk.kind = 'interview' AND talk.deleted = 0
  AND NOT EXISTS (
    SELECT 1
    FROM refs AS named
      JOIN records AS consent ON consent.seq = named.record
    WHERE named.target = talk.id AND named.field = 'interview' AND named.firm = 1
      AND consent.kind = 'consent' AND consent.deleted = 0
      AND consent.of_strangers <= talk.of_strangers
      AND EXISTS (
        SELECT 1 FROM records AS decision
        WHERE decision.parent = consent.id AND decision.deleted = 0
          AND decision.of_strangers <= talk.of_strangers
          AND decision.state -> '$.decision' IS NOT NULL
          AND coalesce(decision.state ->> '$.decision.value.code', '') <> 'not_asked'
      )
  )
  AND NOT EXISTS (
    SELECT 1
    FROM refs AS speaks
      JOIN refs AS of ON of.target = speaks.target AND of.field = 'person' AND of.firm = 1
      JOIN records AS consent ON consent.seq = of.record
    WHERE speaks.record = talk.seq AND speaks.field = 'interviewee' AND speaks.firm = 1
      AND consent.kind = 'consent' AND consent.deleted = 0
      AND consent.of_strangers <= talk.of_strangers
      AND EXISTS (
        SELECT 1 FROM records AS decision
        WHERE decision.parent = consent.id AND decision.deleted = 0
          AND decision.of_strangers <= talk.of_strangers
          AND decision.state -> '$.decision' IS NOT NULL
          AND coalesce(decision.state ->> '$.decision.value.code', '') <> 'not_asked'
      )
  )
ORDER BY talk.id;
