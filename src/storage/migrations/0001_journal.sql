-- What cannot be derived from anything else: the journal, personal data, label bytes, this station's name and settings.

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL UNIQUE,
  station_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT,
  stream TEXT NOT NULL,
  -- Canonical JSON, hashed as it stands.
  event TEXT NOT NULL,
  person_id TEXT,
  person_digest TEXT,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  CHECK ((person_id IS NULL) = (person_digest IS NULL))
) STRICT;

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_gap BEFORE INSERT ON journal
WHEN NEW.seq <> coalesce((SELECT max(seq) FROM journal), 0) + 1
BEGIN SELECT RAISE(ABORT, 'the journal has no gaps'); END;

-- Last row of the journal, so that rows cut off at its end are missed too.
CREATE TABLE journal_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;

-- Personal data. An erased person keeps an empty row: erased on purpose, not lost.
CREATE TABLE person (
  person_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('address', 'user')),
  salt TEXT,
  json TEXT,
  search_name TEXT,
  erased_at INTEGER,
  CHECK ((json IS NULL) = (erased_at IS NOT NULL)),
  CHECK ((json IS NULL) = (salt IS NULL) AND (json IS NULL) = (search_name IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE person_word (
  word TEXT NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (word, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE label (
  hash TEXT PRIMARY KEY,
  format TEXT NOT NULL CHECK (format IN ('zpl')),
  dpmm INTEGER NOT NULL CHECK (dpmm IN (8, 12)),
  bytes BLOB NOT NULL,
  consignee_id TEXT NOT NULL
) STRICT;
CREATE INDEX label_consignee ON label (consignee_id);

CREATE TABLE station (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  station_id TEXT NOT NULL
) STRICT;
CREATE TABLE preference (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
