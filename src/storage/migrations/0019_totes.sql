-- The tote, cart place or pick list that an order's goods lie in, by its code; it is the order's while that waits.
ALTER TABLE orders ADD COLUMN tote TEXT;
CREATE INDEX orders_tote ON orders (tote) WHERE is_waiting = 1 AND tote IS NOT NULL;
