-- rebuild: projections
-- Every bought label on its way to the carrier. What has no ship date was bought before there were manifests and goes on none.
CREATE TABLE handover (
  intent_id TEXT PRIMARY KEY,
  parcel_id TEXT NOT NULL,
  order_id TEXT NOT NULL,
  carrier TEXT NOT NULL,
  account TEXT NOT NULL,
  origin TEXT NOT NULL,
  ship_date TEXT,
  -- Day of delivery that the service promised.
  promised_by TEXT,
  state TEXT NOT NULL CHECK (state IN ('bought', 'givenBack')),
  bought_at INTEGER NOT NULL,
  -- When the bench was done with its parcel.
  finished_at INTEGER,
  given_back_at INTEGER,
  manifest_id TEXT,
  staged_at INTEGER,
  loaded_at INTEGER,
  -- A carrier's first scan of the parcel.
  seen_at INTEGER,
  reprints INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX handover_parcel ON handover (parcel_id);
CREATE INDEX handover_bought ON handover (bought_at);
CREATE INDEX handover_open ON handover (carrier, account, origin, ship_date, bought_at, finished_at, staged_at)
  WHERE manifest_id IS NULL AND state = 'bought' AND ship_date IS NOT NULL;
CREATE INDEX handover_manifest ON handover (manifest_id, state, loaded_at) WHERE manifest_id IS NOT NULL;
CREATE INDEX handover_unseen ON handover (manifest_id)
  WHERE manifest_id IS NOT NULL AND state = 'bought' AND staged_at IS NULL AND loaded_at IS NULL AND seen_at IS NULL;
CREATE INDEX handover_seen ON handover (intent_id) WHERE staged_at IS NOT NULL OR loaded_at IS NOT NULL OR seen_at IS NOT NULL;
CREATE INDEX handover_unlabelled ON handover (given_back_at) WHERE state = 'givenBack' AND finished_at IS NOT NULL;

CREATE TABLE manifest (
  manifest_id TEXT PRIMARY KEY,
  carrier TEXT NOT NULL,
  account TEXT NOT NULL,
  origin TEXT NOT NULL,
  ship_date TEXT NOT NULL,
  closed_at INTEGER NOT NULL,
  closed_by TEXT,
  parcels INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- One manifest a truck and day: closing it twice is closing it once.
CREATE UNIQUE INDEX manifest_truck ON manifest (carrier, account, origin, ship_date);
CREATE INDEX manifest_closed ON manifest (closed_at);

-- What carriers said of a parcel, under the label that has the number: a number alone is used again after a year.
CREATE TABLE tracking (
  intent_id TEXT PRIMARY KEY,
  carrier TEXT NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  since INTEGER,
  delay TEXT,
  first_scan_at INTEGER,
  attempt_at INTEGER,
  delivered_at INTEGER,
  delivered_on TEXT,
  eta TEXT,
  on_time TEXT NOT NULL CHECK (on_time IN ('yes', 'no', 'unknown')),
  -- The events once each, in the order they happened.
  events TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What people did with tasks; a task itself is derived from its cause.
CREATE TABLE task_mark (
  task TEXT PRIMARY KEY,
  owner TEXT,
  taken_at INTEGER,
  done_by TEXT,
  done_at INTEGER,
  note TEXT
) STRICT, WITHOUT ROWID;

-- Since when an order waits for a person.
CREATE TABLE order_wait (
  order_id TEXT PRIMARY KEY,
  held_at INTEGER,
  changed_at INTEGER
) STRICT, WITHOUT ROWID;
