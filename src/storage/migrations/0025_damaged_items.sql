-- Items that packers put aside because they are damaged, until somebody has seen to them. No personal data.
CREATE TABLE damaged_item (
  event_id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL,
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  units INTEGER NOT NULL,
  damaged_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX damaged_item_at ON damaged_item (damaged_at);
