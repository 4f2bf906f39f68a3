-- Parcels under way are asked about: those that have arrived or come back are passed over by an index that does not hold them.
ALTER TABLE handover ADD COLUMN is_over INTEGER NOT NULL DEFAULT 0 CHECK (is_over IN (0, 1));
UPDATE handover SET is_over = 1 WHERE intent_id IN (SELECT intent_id FROM tracking WHERE status IN ('delivered', 'returned'));
CREATE INDEX handover_under_way ON handover (carrier, bought_at)
  WHERE state = 'bought' AND is_over = 0 AND finished_at IS NOT NULL;
