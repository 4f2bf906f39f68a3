-- What a carrier found of an address, once for each: a changed address is another consignee's. What it suggests is personal data and stands
-- with people, under an id of its own.
CREATE TABLE address_check (
  consignee_id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL,
  carrier TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('deliverable', 'corrected', 'undeliverable', 'unknown')),
  reason TEXT NOT NULL,
  -- Names of fields that differ, as JSON.
  differs TEXT NOT NULL,
  suggestion_id TEXT,
  checked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX address_check_doubtful ON address_check (checked_at) WHERE verdict IN ('corrected', 'undeliverable');
