-- What an order says of how it is to be packed (JSON), and standing instructions for packers.
ALTER TABLE orders ADD COLUMN care TEXT;
CREATE TABLE instruction (
  instruction_id TEXT PRIMARY KEY,
  -- Whom it is for, as instructions are compared: scope and key in lower case.
  filed TEXT NOT NULL,
  -- 0: it holds no more.
  is_active INTEGER NOT NULL,
  json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX instruction_filed ON instruction (filed) WHERE is_active = 1;
CREATE TABLE instruction_code (
  key TEXT NOT NULL,
  instruction_id TEXT NOT NULL REFERENCES instruction (instruction_id),
  PRIMARY KEY (key, instruction_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX instruction_code_id ON instruction_code (instruction_id);
