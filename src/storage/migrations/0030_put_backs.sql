-- Orders that were cancelled while they were packed, until all of their goods are back where they lie. No personal data.
CREATE TABLE put_back (
  session_id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL,
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX put_back_since ON put_back (since);
