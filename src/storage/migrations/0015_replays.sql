-- Everything that happened to one order is found by what its facts are about, not by reading the whole journal.
CREATE INDEX journal_stream ON journal (stream);
CREATE INDEX label_purchase_order ON label_purchase (order_id);
-- What a scale showed before a weight was taken, by the journal row that took it. The row has its digest; the readings go with the consignee.
CREATE TABLE weight_curve (
  seq INTEGER PRIMARY KEY,
  session_id TEXT NOT NULL,
  readings TEXT NOT NULL
) STRICT;
CREATE INDEX weight_curve_session ON weight_curve (session_id);
