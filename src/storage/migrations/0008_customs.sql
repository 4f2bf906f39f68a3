-- What channels say for customs: the price of a unit, and of an order the kind of contents, its Incoterm and its export filing (JSON).
ALTER TABLE order_line ADD COLUMN price TEXT;
ALTER TABLE orders ADD COLUMN customs TEXT;
