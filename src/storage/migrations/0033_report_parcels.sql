-- rebuild: projections
-- Every box that was taken, until its parcel is closed or it is given back, with what it cost beside others. Derived from the journal.
CREATE TABLE report_parcel (
  parcel_id      TEXT PRIMARY KEY,
  order_id       TEXT NOT NULL,
  station_id     TEXT NOT NULL,
  closed_at      INTEGER,
  packed_by      TEXT,
  carton_type_id TEXT NOT NULL,
  suggested_id   TEXT,
  -- As priced when the box was taken, in minor units: box, handling and postage.
  priced_in      TEXT,
  used           INTEGER,
  suggested      INTEGER,
  other          INTEGER,
  -- Grams, rounded.
  billed         INTEGER,
  other_billed   INTEGER,
  -- For the label it was closed with, in minor units.
  charged_in     TEXT,
  charged        INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX report_parcel_closed ON report_parcel (closed_at) WHERE closed_at IS NOT NULL;
