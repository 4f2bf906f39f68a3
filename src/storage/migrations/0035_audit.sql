-- rebuild: projections
-- What people changed or decided outside packing, by its journal row. Derived from the journal.
CREATE TABLE audit (
  seq      INTEGER PRIMARY KEY,
  at       INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  actor    TEXT,
  -- NULL outside any order.
  order_id TEXT,
  -- What it is searched by, folded.
  search_key TEXT NOT NULL
) STRICT;
-- Each is followed by seq, which is the row's own number.
CREATE INDEX audit_kind ON audit (kind);
CREATE INDEX audit_actor ON audit (actor);
