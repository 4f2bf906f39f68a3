-- rebuild: projections
-- The day on which a label's parcel comes by its service, and what is looked for to tell that a promised day is missed.
ALTER TABLE handover ADD COLUMN arrives_on TEXT;
CREATE INDEX handover_missed ON handover (order_id, promised_by)
  WHERE state = 'bought' AND is_over = 0 AND arrives_on > promised_by;
CREATE INDEX orders_promised ON orders (deliver_by) WHERE is_waiting = 1 AND deliver_by IS NOT NULL;
