-- rebuild: projections
-- What packing says against product data, each time with its moment, so that it fades. Derived from the journal.
DROP TABLE IF EXISTS confused_product;

-- Products that packers confused: one was refused, and the other was packed next. Both ways round, once an order.
CREATE TABLE confusion (
  sku        TEXT NOT NULL,
  other      TEXT NOT NULL,
  session_id TEXT NOT NULL,
  at         INTEGER NOT NULL,
  -- Who was signed in; NULL for nobody.
  by         TEXT,
  PRIMARY KEY (sku, other, session_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX confusion_at ON confusion (at);

-- Parcels that did not go into the box suggested for them ('size'), or were let go at the scale with one product alone in them ('weight').
CREATE TABLE product_doubt (
  sku        TEXT NOT NULL,
  kind       TEXT NOT NULL,
  parcel_id  TEXT NOT NULL,
  at         INTEGER NOT NULL,
  -- What the product file said then, as canonical JSON: with other data it is not spoken against.
  listed     TEXT NOT NULL,
  -- What was in the parcel, as canonical JSON.
  contents   TEXT NOT NULL,
  -- The box it did not go into; NULL for weights.
  box_id     TEXT,
  -- What a unit was off, micrograms; NULL for sizes.
  off        REAL,
  -- Parcels with it that had fitted by then.
  fits       INTEGER NOT NULL,
  PRIMARY KEY (sku, kind, parcel_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_doubt_at ON product_doubt (at);

-- Parcels that went into the box suggested for them.
CREATE TABLE product_fit (
  sku     TEXT PRIMARY KEY,
  parcels INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A supervisor looked: it is right. What was said before counts no more. `other` is '' but for pairs, of which both ways round are here.
CREATE TABLE doubt_dismissed (
  kind  TEXT NOT NULL,
  sku   TEXT NOT NULL,
  other TEXT NOT NULL,
  at    INTEGER NOT NULL,
  PRIMARY KEY (kind, sku, other)
) STRICT, WITHOUT ROWID;
