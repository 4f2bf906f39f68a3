-- What decides in the queue before the promised time: the channel's word on how much an order presses, and a supervisor's.
ALTER TABLE orders ADD COLUMN priority TEXT;
ALTER TABLE orders ADD COLUMN given_priority TEXT;
-- The place in ORDER_PRIORITIES.
ALTER TABLE orders ADD COLUMN rank INTEGER GENERATED ALWAYS AS
  (CASE coalesce(given_priority, priority) WHEN 'rush' THEN 0 WHEN 'high' THEN 1 WHEN 'low' THEN 3 ELSE 2 END) VIRTUAL;

DROP INDEX IF EXISTS orders_single;
DROP INDEX IF EXISTS orders_held;
-- The channel stands in them so that a page of one channel reads no order of another.
CREATE INDEX orders_queue ON orders (rank, due, placed, number, channel) WHERE is_waiting = 1;
CREATE INDEX orders_single ON orders (rank, due, placed, number, channel) WHERE is_waiting = 1 AND units = 1;
CREATE INDEX orders_held ON orders (rank, due, placed, number, channel) WHERE status = 'onHold';
CREATE INDEX orders_channel ON orders (channel) WHERE is_waiting = 1;
