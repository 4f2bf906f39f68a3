-- Who may let go on what a bench stopped: supervisors could before.
ALTER TABLE station_user ADD COLUMN may_override INTEGER NOT NULL DEFAULT 0 CHECK (may_override IN (0, 1));
UPDATE station_user SET may_override = 1 WHERE role = 'supervisor';
