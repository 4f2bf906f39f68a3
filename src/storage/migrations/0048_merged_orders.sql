-- Orders that are packed as part of another: its id, and there which ones they are (canonical JSON). `status` is 'done' for them from then
-- on, because nothing of them waits under their own number; lines that are left to pack tell what is on its way from what is packed.
-- Derived from the journal.
ALTER TABLE orders ADD COLUMN goes_with TEXT;
ALTER TABLE orders ADD COLUMN merged_of TEXT;
CREATE INDEX orders_goes_with ON orders (goes_with) WHERE goes_with IS NOT NULL;
CREATE INDEX orders_merged_of ON orders (order_id) WHERE merged_of IS NOT NULL;
CREATE INDEX orders_merged_number ON orders (number_key) WHERE goes_with IS NOT NULL;
CREATE INDEX orders_merged_tote ON orders (tote) WHERE goes_with IS NOT NULL AND tote IS NOT NULL;
