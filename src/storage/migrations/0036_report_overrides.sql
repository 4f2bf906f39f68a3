-- rebuild: projections
-- What supervisors let go, and tries that did not count. Derived from the journal.
CREATE TABLE report_override (
  seq           INTEGER PRIMARY KEY,
  at            INTEGER NOT NULL,
  kind          TEXT NOT NULL,
  -- NULL for a badge nobody has.
  supervisor_id TEXT,
  reason        TEXT NOT NULL,
  is_refused    INTEGER NOT NULL,
  order_id      TEXT,
  -- Who was signed in.
  made_by       TEXT,
  station_id    TEXT NOT NULL
) STRICT;
CREATE INDEX report_override_at ON report_override (at);

-- Why the packer took another box than the suggested one; NULL where that was not asked.
ALTER TABLE report_parcel ADD COLUMN reason TEXT;
