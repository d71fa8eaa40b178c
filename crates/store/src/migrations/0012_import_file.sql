-- The same file read in twice is told.
ALTER TABLE import_batch ADD COLUMN file_hash TEXT NOT NULL DEFAULT '';
CREATE INDEX import_batch_by_file ON import_batch (carrier_id, file_hash);
