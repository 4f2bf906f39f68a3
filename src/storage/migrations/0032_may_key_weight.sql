-- Who may type a weight that no scale says: whoever could let things go on before.
ALTER TABLE station_user ADD COLUMN may_key_weight INTEGER NOT NULL DEFAULT 0 CHECK (may_key_weight IN (0, 1));
UPDATE station_user SET may_key_weight = may_override;
