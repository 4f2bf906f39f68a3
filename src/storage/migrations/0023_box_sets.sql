-- rebuild: projections
-- The box presets as versions of all boxes together, every one kept, and the one draft of the next.
ALTER TABLE carton_type ADD COLUMN is_retired INTEGER NOT NULL DEFAULT 0;
CREATE TABLE box_set (
  version INTEGER PRIMARY KEY,
  made_at INTEGER NOT NULL,
  made_by TEXT,
  origin TEXT NOT NULL,
  -- The version taken up again, or the file that was imported.
  rolls_back_to INTEGER,
  file_name TEXT,
  base INTEGER NOT NULL,
  -- The moment it waits for; null once it counts, or is not wanted any more.
  due_at INTEGER,
  -- When it began to count; null while it waits, and for one that never counted.
  in_force_at INTEGER,
  -- JSON; null while an import is still changing it.
  boxes TEXT
) STRICT;
CREATE TABLE box_draft (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  revision INTEGER NOT NULL,
  base INTEGER NOT NULL,
  saved_at INTEGER NOT NULL,
  saved_by TEXT,
  -- JSON; null when there is no draft. What the last change of it found, too.
  boxes TEXT,
  previous TEXT
) STRICT;
