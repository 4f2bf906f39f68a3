-- Forms that carriers make of closed manifests for their own drivers.
CREATE TABLE carrier_form (
  form_id TEXT PRIMARY KEY,
  manifest_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('requested', 'asked', 'unknown', 'made', 'refused')),
  since INTEGER NOT NULL,
  -- The fold of its journal rows.
  json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX carrier_form_manifest ON carrier_form (manifest_id);
CREATE INDEX carrier_form_open ON carrier_form (since) WHERE state IN ('requested', 'asked', 'unknown');

-- Their papers as they came: PDF. Some carriers write consignees on them, so a paper goes with the first person of it who is erased.
CREATE TABLE carrier_paper (
  hash TEXT PRIMARY KEY,
  manifest_id TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX carrier_paper_manifest ON carrier_paper (manifest_id);
