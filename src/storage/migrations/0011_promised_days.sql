-- The day on which the channel promised that an order arrives, as YYYY-MM-DD of the consignee's calendar.
ALTER TABLE orders ADD COLUMN deliver_by TEXT;
