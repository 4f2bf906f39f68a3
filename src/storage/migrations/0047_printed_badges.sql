-- A badge that was printed and not taken up yet: '' and NULL for none. The one before works until it is.
ALTER TABLE station_user ADD COLUMN printed_digest TEXT NOT NULL DEFAULT '';
ALTER TABLE station_user ADD COLUMN printed_at INTEGER;
CREATE INDEX station_user_printed ON station_user (printed_digest) WHERE printed_digest <> '';
