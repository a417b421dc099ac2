-- Version 1 of the vault. Never edited once released; a change is a new numbered file.
-- Ids and keys are raw bytes. "Derived" tables are a function of the others and are
-- built anew by `dala check --rebuild`.

-- This vault's own secrets and facts: signing seed, sealing identity, its name.
CREATE TABLE own (
  name  TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Who signs, and how far he is believed here.
CREATE TABLE signers (
  key       BLOB PRIMARY KEY CHECK (length(key) = 32),
  name      TEXT,
  recipient TEXT,
  trust     TEXT NOT NULL CHECK (trust IN ('trusted', 'unknown', 'rejected')),
  may_erase INTEGER NOT NULL DEFAULT 0 CHECK (may_erase IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Bundles merged, and whether they are reverted.
CREATE TABLE bundles (
  seq       INTEGER PRIMARY KEY,
  id        BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
  signer    BLOB NOT NULL CHECK (length(signer) = 32),
  day       TEXT NOT NULL,
  merged_at TEXT NOT NULL,
  reverted  INTEGER NOT NULL DEFAULT 0 CHECK (reverted IN (0, 1))
) STRICT;

-- Revisions: `signed` is the canonical JSON with its signature. `own`: it was made here;
-- `saving` is then the first revision of the command that made it.
-- `source` is its opened source; `author` is the signed one.
CREATE TABLE revisions (
  seq    INTEGER PRIMARY KEY,
  id     BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
  record BLOB NOT NULL CHECK (length(record) = 16),
  author BLOB NOT NULL CHECK (length(author) = 32),
  own    INTEGER NOT NULL CHECK (own IN (0, 1)),
  saving INTEGER CHECK (saving IS NULL OR own = 1),
  source BLOB CHECK (length(source) = 16),
  signed TEXT NOT NULL
) STRICT;
CREATE INDEX revisions_by_record ON revisions (record);
CREATE INDEX revisions_by_author ON revisions (author, record);
CREATE INDEX revisions_by_source ON revisions (source) WHERE source IS NOT NULL;

-- What each bundle brought of a revision that was not made here: whether its source, and
-- which values (a JSON list of names; none: all that it assigns). What only reverted
-- bundles brought, be it a revision, its source or a value, does not count.
CREATE TABLE brought (
  revision INTEGER NOT NULL REFERENCES revisions (seq) ON DELETE CASCADE,
  bundle   INTEGER NOT NULL REFERENCES bundles (seq),
  source   INTEGER NOT NULL CHECK (source IN (0, 1)),
  names    TEXT,
  PRIMARY KEY (revision, bundle)
) STRICT, WITHOUT ROWID;
CREATE INDEX brought_by_bundle ON brought (bundle);

-- Openings: the salt and value behind a commitment. No row: withheld. A row without them:
-- erased by an erasure that was carried out here, whatever brings the value again.
CREATE TABLE openings (
  revision INTEGER NOT NULL REFERENCES revisions (seq) ON DELETE CASCADE,
  name     TEXT NOT NULL,
  salt     BLOB CHECK (length(salt) = 16),
  value    TEXT,
  PRIMARY KEY (revision, name),
  CHECK ((salt IS NULL) = (value IS NULL))
) STRICT, WITHOUT ROWID;

-- Derived: the orders to erase that revisions give. `target` is the canonical JSON.
CREATE TABLE erase_orders (
  revision INTEGER NOT NULL REFERENCES revisions (seq) ON DELETE CASCADE,
  target   TEXT NOT NULL,
  PRIMARY KEY (revision, target)
) STRICT, WITHOUT ROWID;

-- Erasures carried out here: facts, never recomputed. `reach` is the author whose
-- assignments it reaches, none for everybody's.
CREATE TABLE erasures (
  seq    INTEGER PRIMARY KEY,
  target TEXT NOT NULL,
  reach  BLOB CHECK (length(reach) = 32),
  at     TEXT NOT NULL
) STRICT;

-- Derived: the current state of each record. `state` is the JSON of its folded fields.
-- `sort` is the key of the title's place in a list; `missing` counts required fields that
-- are not answered, `sources` those that say something of it; `due` is the day from which
-- it is to be followed up; `changed` the last of its revisions to come (`revisions.seq`);
-- `of_strangers` says that no trusted signer wrote a root of it.
CREATE TABLE records (
  seq       INTEGER PRIMARY KEY,
  id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  kind      TEXT NOT NULL,
  title     TEXT NOT NULL,
  sort      BLOB NOT NULL,
  parent    BLOB CHECK (length(parent) = 16),
  ord       TEXT,
  deleted   INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  contested INTEGER NOT NULL,
  unweighed INTEGER NOT NULL,
  held_back INTEGER NOT NULL,
  missing   INTEGER NOT NULL,
  sources   INTEGER NOT NULL,
  due       TEXT,
  changed   INTEGER NOT NULL,
  of_strangers INTEGER NOT NULL CHECK (of_strangers IN (0, 1)),
  state     TEXT NOT NULL
) STRICT;
CREATE INDEX records_by_kind ON records (kind, deleted, id, parent, of_strangers);
-- All that a list of 100,000 needs of each, so that no state is read for it.
CREATE INDEX records_listed ON records (
  kind, sort, id, title, parent, contested, unweighed, held_back, changed
) WHERE deleted = 0;
CREATE INDEX records_due ON records (due, id) WHERE due IS NOT NULL AND deleted = 0;
CREATE INDEX records_by_parent ON records (parent, ord, id) WHERE parent IS NOT NULL;
CREATE INDEX records_to_review ON records (id)
  WHERE contested > 0 OR unweighed > 0 OR held_back > 0;

-- Derived: which record refers to which, by any live value. `firm` if a trusted signer
-- says so, or a stranger in a record that strangers began, in a field of which no trusted
-- signer speaks: only such a reference decides what belongs to what, or a stranger could
-- move the records of others.
CREATE TABLE refs (
  record INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
  field  TEXT NOT NULL,
  target BLOB NOT NULL CHECK (length(target) = 16),
  firm   INTEGER NOT NULL CHECK (firm IN (0, 1)),
  PRIMARY KEY (record, field, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX refs_by_target ON refs (target, field);

-- Derived: which record holds which file, by any live value.
CREATE TABLE files (
  record INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  PRIMARY KEY (record, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX files_by_sha256 ON files (sha256);

-- Derived: folded words of each record, by `records.seq`.
CREATE VIRTUAL TABLE search USING fts5 (
  words, tokenize = 'ascii', prefix = '1 2 3', detail = 'none'
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

-- Files: their original bytes in chunks of 1 MiB, and a thumbnail made later.
-- `complete` is 0 while a merge is bringing it.
CREATE TABLE attachments (
  seq       INTEGER PRIMARY KEY,
  sha256    BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
  size      INTEGER NOT NULL,
  crc32     INTEGER NOT NULL,
  mime      TEXT NOT NULL,
  extension TEXT NOT NULL,
  complete  INTEGER NOT NULL CHECK (complete IN (0, 1)),
  no_preview TEXT,
  thumbnail BLOB
) STRICT;
CREATE INDEX attachments_incomplete ON attachments (seq) WHERE complete = 0;
CREATE INDEX attachments_without_preview ON attachments (seq)
  WHERE complete = 1 AND thumbnail IS NULL AND no_preview IS NULL;
CREATE TABLE attachment_chunks (
  attachment INTEGER NOT NULL REFERENCES attachments (seq) ON DELETE CASCADE,
  n          INTEGER NOT NULL,
  bytes      BLOB NOT NULL,
  PRIMARY KEY (attachment, n)
) STRICT;

-- What the window remembers: choices, no content. Never exported.
CREATE TABLE settings (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What is being typed and is not yet a revision; `filed` is what a record which is not
-- saved yet is to be filed under, a case or the record that it is a row of, `source` what
-- says so.
CREATE TABLE drafts (
  record BLOB PRIMARY KEY CHECK (length(record) = 16),
  kind   TEXT NOT NULL,
  filed  BLOB CHECK (length(filed) = 16),
  source BLOB CHECK (length(source) = 16),
  draft  TEXT NOT NULL,
  at     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Forms that records here were filled in with.
CREATE TABLE forms (
  sha256  BLOB PRIMARY KEY CHECK (length(sha256) = 32),
  id      TEXT NOT NULL,
  version TEXT NOT NULL,
  form    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The activity log: this vault's own, chained by hash, never exported.
-- `record` names the record that an entry is about, so that forgetting finds it.
CREATE TABLE log (
  seq    INTEGER PRIMARY KEY,
  at     TEXT NOT NULL,
  action TEXT NOT NULL,
  record BLOB CHECK (length(record) = 16),
  detail TEXT NOT NULL,
  hash   BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX log_by_record ON log (record) WHERE record IS NOT NULL;
