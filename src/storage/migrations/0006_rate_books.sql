-- Rules and prices as published, every version kept: old bills are explained by them. Tables are canonical JSON of CSV text by name.
CREATE TABLE rate_book (
  version      INTEGER PRIMARY KEY,
  published_at INTEGER NOT NULL,
  published_by TEXT,
  note         TEXT NOT NULL,
  tables       TEXT NOT NULL
) STRICT;
