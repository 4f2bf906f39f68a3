-- What went with a label is kept as it was, beside its bytes: papers have no density. SQLite changes no CHECK in place.
CREATE TABLE label_kept (
  hash TEXT PRIMARY KEY,
  format TEXT NOT NULL CHECK (format IN ('zpl', 'papers')),
  dpmm INTEGER CHECK (dpmm IN (8, 12, 24)),
  bytes BLOB NOT NULL,
  consignee_id TEXT NOT NULL,
  CHECK ((format = 'zpl') = (dpmm IS NOT NULL))
) STRICT;
INSERT INTO label_kept (hash, format, dpmm, bytes, consignee_id) SELECT hash, format, dpmm, bytes, consignee_id FROM label;
DROP TABLE label;
ALTER TABLE label_kept RENAME TO label;
CREATE INDEX label_consignee ON label (consignee_id);
