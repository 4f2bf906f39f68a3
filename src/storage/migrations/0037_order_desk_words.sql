-- What a channel had said of what a supervisor changed of an order (DeskWord); null where nothing was. Derived from the journal.
ALTER TABLE orders ADD COLUMN desk TEXT;
