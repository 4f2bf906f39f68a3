-- Serial, lot and last day of packed units, where a product asks for them, and what was recalled. No personal data.
CREATE TABLE packed_unit (
  unit_no INTEGER PRIMARY KEY,
  session_id TEXT NOT NULL,
  line_id TEXT NOT NULL,
  sku TEXT NOT NULL,
  serial_key TEXT,
  serial TEXT,
  lot TEXT,
  expiry TEXT,
  units INTEGER NOT NULL
) STRICT;
CREATE INDEX packed_unit_session ON packed_unit (session_id, line_id);
CREATE INDEX packed_unit_serial ON packed_unit (sku, serial_key) WHERE serial_key IS NOT NULL;

-- '' stands for what a recall does not state.
CREATE TABLE recall (
  sku TEXT NOT NULL,
  lot TEXT NOT NULL,
  serial_from TEXT NOT NULL,
  serial_to TEXT NOT NULL,
  PRIMARY KEY (sku, lot, serial_from, serial_to)
) STRICT, WITHOUT ROWID;
