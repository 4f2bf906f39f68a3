-- Labels of 600 dpi printers (24 dots per millimetre) are kept too. SQLite changes no CHECK in place.
CREATE TABLE label_kept (
  hash TEXT PRIMARY KEY,
  format TEXT NOT NULL CHECK (format IN ('zpl')),
  dpmm INTEGER NOT NULL CHECK (dpmm IN (8, 12, 24)),
  bytes BLOB NOT NULL,
  consignee_id TEXT NOT NULL
) STRICT;
INSERT INTO label_kept (hash, format, dpmm, bytes, consignee_id) SELECT hash, format, dpmm, bytes, consignee_id FROM label;
DROP TABLE label;
ALTER TABLE label_kept RENAME TO label;
CREATE INDEX label_consignee ON label (consignee_id);
