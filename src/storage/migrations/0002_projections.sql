-- rebuild: projections
-- Everything below is derived from the journal, row by row, and can be rebuilt from it. No personal data.

CREATE TABLE site (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  json TEXT NOT NULL
) STRICT;

CREATE TABLE station_user (
  user_id TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  role TEXT NOT NULL,
  person_id TEXT NOT NULL,
  badge_digest TEXT NOT NULL,
  pin_hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX station_user_number ON station_user (number);
CREATE INDEX station_user_badge ON station_user (badge_digest);

CREATE TABLE product (
  sku TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  image TEXT,
  json TEXT NOT NULL,
  -- Barcodes this site gave the product itself, as a JSON list: they outlive a new import of the product.
  assigned TEXT NOT NULL
) STRICT;
CREATE TABLE product_code (
  key TEXT NOT NULL,
  sku TEXT NOT NULL REFERENCES product (sku),
  PRIMARY KEY (key, sku)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_code_sku ON product_code (sku);

-- Every SKU that a product or an order line ever named: for search and for the work list.
CREATE TABLE item (
  sku TEXT PRIMARY KEY,
  line_name TEXT NOT NULL,
  product_name TEXT NOT NULL,
  search_key TEXT NOT NULL,
  -- Waiting orders with units of it still to pack.
  waiting_orders INTEGER NOT NULL,
  -- What packing will miss, space-separated; empty when nothing.
  gaps TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX item_gaps ON item (waiting_orders DESC, sku) WHERE gaps <> '';

CREATE TABLE carton_type (
  carton_type_id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  json TEXT NOT NULL
) STRICT;
CREATE TABLE carton_code (
  key TEXT NOT NULL,
  carton_type_id TEXT NOT NULL REFERENCES carton_type (carton_type_id),
  PRIMARY KEY (key, carton_type_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX carton_code_type ON carton_code (carton_type_id);

CREATE TABLE orders (
  order_no INTEGER PRIMARY KEY,
  order_id TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  number TEXT NOT NULL,
  number_key TEXT NOT NULL,
  placed_at INTEGER,
  ship_by INTEGER,
  shipping_method TEXT NOT NULL,
  is_gift INTEGER NOT NULL,
  consignee_id TEXT NOT NULL,
  cancelled_at INTEGER,
  status TEXT NOT NULL CHECK (status IN ('ready', 'packing', 'onHold', 'done', 'cancelled')),
  hold TEXT,
  revision INTEGER NOT NULL,
  late_change TEXT,
  -- Units and lines still to pack.
  units INTEGER NOT NULL,
  open_lines INTEGER NOT NULL,
  -- When packing finished it; null when it was done before it came here.
  done_at INTEGER,
  -- What has no date stands last.
  due INTEGER GENERATED ALWAYS AS (coalesce(ship_by, 9007199254740991)) VIRTUAL,
  placed INTEGER GENERATED ALWAYS AS (coalesce(placed_at, 9007199254740991)) VIRTUAL,
  is_waiting INTEGER GENERATED ALWAYS AS (status IN ('ready', 'packing', 'onHold')) VIRTUAL
) STRICT;
CREATE INDEX orders_number ON orders (is_waiting, number_key);
CREATE INDEX orders_consignee ON orders (consignee_id);
CREATE INDEX orders_waiting ON orders (due, placed, number) WHERE is_waiting = 1;
CREATE INDEX orders_single ON orders (due, placed, number) WHERE is_waiting = 1 AND units = 1;
CREATE INDEX orders_held ON orders (due, placed, number) WHERE status = 'onHold';
CREATE INDEX orders_done ON orders (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX orders_late_change ON orders (order_no) WHERE late_change IS NOT NULL;

CREATE TABLE order_line (
  order_no INTEGER NOT NULL REFERENCES orders (order_no),
  position INTEGER NOT NULL,
  line_id TEXT NOT NULL,
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  ordered INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  packed INTEGER NOT NULL,
  -- 1 while the order waits and the line has units to pack: only these are searched.
  is_open INTEGER NOT NULL,
  PRIMARY KEY (order_no, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_line_sku ON order_line (sku) WHERE is_open = 1;

CREATE TABLE pack_session (
  session_id TEXT PRIMARY KEY,
  station_id TEXT NOT NULL,
  order_id TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'paused', 'finished', 'abandoned')),
  -- The fold of its journal rows.
  state TEXT NOT NULL
) STRICT;
CREATE INDEX pack_session_active ON pack_session (status, station_id) WHERE status IN ('open', 'paused');
CREATE INDEX pack_session_order ON pack_session (order_id);

CREATE TABLE parcel (
  parcel_no INTEGER PRIMARY KEY,
  parcel_id TEXT NOT NULL UNIQUE,
  session_id TEXT NOT NULL REFERENCES pack_session (session_id),
  order_id TEXT NOT NULL,
  -- 1 for the first parcel of its order.
  position INTEGER NOT NULL,
  carton_type_id TEXT,
  gross TEXT,
  label_state TEXT NOT NULL,
  print_state TEXT NOT NULL,
  print_failure TEXT,
  tracking TEXT,
  sscc TEXT,
  closed_at INTEGER
) STRICT;
CREATE INDEX parcel_order ON parcel (order_id);
CREATE INDEX parcel_tracking ON parcel (tracking) WHERE tracking IS NOT NULL;
CREATE INDEX parcel_sscc ON parcel (sscc) WHERE sscc IS NOT NULL;
CREATE INDEX parcel_uncertain ON parcel (parcel_no) WHERE print_state = 'uncertain' AND closed_at IS NULL;

CREATE TABLE number_block (
  series TEXT NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (series, first)
) STRICT, WITHOUT ROWID;
-- A serial is taken by one intent, once and for ever.
CREATE TABLE number_serial (
  intent_id TEXT PRIMARY KEY,
  series TEXT NOT NULL,
  serial INTEGER NOT NULL,
  UNIQUE (series, serial)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_run (
  run_no INTEGER PRIMARY KEY,
  import_id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  at INTEGER NOT NULL,
  counts TEXT NOT NULL
) STRICT;
CREATE TABLE import_refused (
  run_no INTEGER NOT NULL REFERENCES import_run (run_no),
  position INTEGER NOT NULL,
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  column_name TEXT,
  PRIMARY KEY (run_no, position)
) STRICT, WITHOUT ROWID;

-- Counted as facts come in: counting 100,000 rows for each look at the queue would be felt.
CREATE TABLE tally (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  orders INTEGER NOT NULL,
  waiting INTEGER NOT NULL,
  single INTEGER NOT NULL,
  held INTEGER NOT NULL,
  parcels INTEGER NOT NULL
) STRICT;
INSERT INTO tally (id, orders, waiting, single, held, parcels) VALUES (1, 0, 0, 0, 0, 0);
