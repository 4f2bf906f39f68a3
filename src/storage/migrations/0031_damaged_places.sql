-- Where damaged items were put; '' where nobody said. Derived from the journal.
ALTER TABLE damaged_item ADD COLUMN place TEXT NOT NULL DEFAULT '';
