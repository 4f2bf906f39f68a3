-- Digests of label bytes and papers are salted: erased ones can't be tried out. What was stored before has none.
ALTER TABLE label ADD COLUMN salt TEXT NOT NULL DEFAULT '';
