-- rebuild: projections
-- A digest of what an order has alike with others, while it can be begun: orders of one digest are packed as a batch.
ALTER TABLE orders ADD COLUMN batch TEXT;
CREATE INDEX orders_batch ON orders (batch, rank, due, placed, number) WHERE batch IS NOT NULL;
