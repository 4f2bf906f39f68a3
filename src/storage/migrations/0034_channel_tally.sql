-- How many orders of a channel wait, counted as facts come in: a page of one channel counted all of its orders at each look.
CREATE TABLE channel_tally (
  channel TEXT PRIMARY KEY,
  waiting INTEGER NOT NULL,
  single  INTEGER NOT NULL,
  held    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO channel_tally (channel, waiting, single, held)
  SELECT channel, sum(is_waiting), sum(is_waiting = 1 AND units = 1), sum(status = 'onHold') FROM orders
  GROUP BY channel HAVING sum(is_waiting) + sum(status = 'onHold') > 0;
DROP INDEX IF EXISTS orders_channel;
