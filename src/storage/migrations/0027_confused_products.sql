-- rebuild: projections
-- Products that packers confused: one was refused, and the other was packed next. Both ways round. Derived from the journal.
CREATE TABLE confused_product (
  sku          TEXT NOT NULL,
  other        TEXT NOT NULL,
  -- In how many orders.
  orders       INTEGER NOT NULL,
  last_session TEXT NOT NULL,
  PRIMARY KEY (sku, other)
) STRICT, WITHOUT ROWID;
