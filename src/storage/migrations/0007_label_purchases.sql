-- rebuild: projections
-- Every attempt to buy a label, whatever became of it: an answer that is still out is looked up, and a label given back is asked about until
-- its carrier has decided.
CREATE TABLE label_purchase (
  intent_id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES pack_session (session_id),
  order_id TEXT NOT NULL,
  parcel_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('requested', 'asked', 'unknown', 'bought', 'refused', 'voiding', 'voidRefused', 'voided')),
  carrier TEXT NOT NULL,
  tracking TEXT,
  sscc TEXT,
  since INTEGER NOT NULL,
  -- The fold of its journal rows.
  json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- A parcel has one label at most, bought or to be bought.
CREATE UNIQUE INDEX label_purchase_active ON label_purchase (parcel_id) WHERE state IN ('requested', 'asked', 'unknown', 'bought');
CREATE INDEX label_purchase_unsettled ON label_purchase (since) WHERE state IN ('requested', 'asked', 'unknown', 'voiding');
CREATE INDEX label_purchase_parcel ON label_purchase (parcel_id);
CREATE INDEX label_purchase_tracking ON label_purchase (tracking) WHERE tracking IS NOT NULL;
CREATE INDEX label_purchase_sscc ON label_purchase (sscc) WHERE sscc IS NOT NULL;
