-- The last check of each scale against a known mass; quantities as canonical JSON.
CREATE TABLE scale_check (
  identity  TEXT PRIMARY KEY,
  device_id TEXT NOT NULL,
  at        INTEGER NOT NULL,
  by_user   TEXT,
  known     TEXT NOT NULL,
  shown     TEXT NOT NULL,
  allowed   TEXT NOT NULL,
  is_within INTEGER NOT NULL CHECK (is_within IN (0, 1))
) STRICT;
