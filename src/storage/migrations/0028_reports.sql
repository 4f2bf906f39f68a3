-- rebuild: projections
-- What reports count, one row for each thing. Derived from the journal.

-- Every time an order was on a bench until it was finished or given up.
CREATE TABLE report_pack (
  session_id  TEXT PRIMARY KEY,
  order_id    TEXT NOT NULL,
  station_id  TEXT NOT NULL,
  -- Since when it is on the bench; NULL while it is laid aside and after it is finished.
  since       INTEGER,
  packing_ms  INTEGER NOT NULL,
  finished_at INTEGER,
  -- Who was signed in when it was finished.
  packed_by   TEXT,
  parcels     INTEGER NOT NULL,
  units       INTEGER NOT NULL,
  errors      INTEGER NOT NULL,
  -- As it was promised when it was finished.
  ship_by     INTEGER,
  is_short    INTEGER NOT NULL,
  -- What is learned of it afterwards: delivered late, damaged or lost, another label or address.
  is_late     INTEGER NOT NULL,
  is_harmed   INTEGER NOT NULL,
  is_relabelled INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX report_pack_finished ON report_pack (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX report_pack_order ON report_pack (order_id);

-- Everything the station stopped, or was told of. Another way to sort errors into kinds needs them made anew.
CREATE TABLE report_error (
  seq        INTEGER PRIMARY KEY,
  at         INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  sku        TEXT,
  -- NULL outside any order.
  order_id   TEXT,
  made_by    TEXT,
  station_id TEXT NOT NULL
) STRICT;
CREATE INDEX report_error_at ON report_error (at);
