-- Up to when entries have been erased, so that the log is looked through once a year and not once a
-- day.
ALTER TABLE log_head ADD COLUMN erased_until TIMESTAMPTZ;
