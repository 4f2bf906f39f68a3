-- rebuild: projections
-- Which version of the boxes counts is told by the order in which they began to, not by a clock that may have been set back.
ALTER TABLE box_set ADD COLUMN in_force_no INTEGER;

-- The boxes that a fact about boxes found, as JSON, with the counts of that moment: what the audit holds the fact against.
CREATE TABLE boxes_before (
  seq   INTEGER PRIMARY KEY,
  boxes TEXT NOT NULL
) STRICT;
