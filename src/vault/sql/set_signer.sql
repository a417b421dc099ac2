INSERT INTO signers (key, name, recipient, trust, may_erase)
VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (key) DO UPDATE SET
  name = excluded.name,
  recipient = excluded.recipient,
  trust = excluded.trust,
  may_erase = excluded.may_erase;
