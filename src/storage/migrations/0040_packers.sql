-- How many orders somebody has packed is asked as each order is begun.
CREATE INDEX report_pack_by ON report_pack (packed_by) WHERE packed_by IS NOT NULL;
