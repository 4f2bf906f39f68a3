-- What supervisors say of a carrier's account: services that are off, and when its truck comes. Derived from the journal.
CREATE TABLE carrier_account (
  carrier TEXT NOT NULL,
  -- '' where the carrier has one account.
  account TEXT NOT NULL,
  -- As canonical JSON.
  words   TEXT NOT NULL,
  PRIMARY KEY (carrier, account)
) STRICT, WITHOUT ROWID;
-- What the orders to pack ask for.
CREATE INDEX orders_method ON orders (shipping_method) WHERE is_waiting = 1;
