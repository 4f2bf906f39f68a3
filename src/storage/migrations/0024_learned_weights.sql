-- What parcels whose weight agreed taught of one unit of a product; micrograms. Derived from the journal.
CREATE TABLE learned_weight (
  sku        TEXT PRIMARY KEY,
  -- The product file's weight it began from, as canonical JSON.
  listed     TEXT NOT NULL,
  mean       REAL NOT NULL,
  mean_error REAL NOT NULL,
  spread     REAL NOT NULL,
  evidence   REAL NOT NULL,
  parcels    INTEGER NOT NULL,
  -- A parcel that is weighed again for another label teaches nothing new.
  last_parcel TEXT NOT NULL,
  -- 'heavier' or 'lighter' than the product file says, and since when; NULL while it may be right.
  drift      TEXT,
  drift_since INTEGER
) STRICT;
CREATE INDEX learned_weight_drift ON learned_weight (drift_since) WHERE drift IS NOT NULL;
