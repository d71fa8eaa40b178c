-- By how many minutes somebody came late to an appointment, and what there gives cause for worry.
ALTER TABLE appointment ADD COLUMN late_minutes BIGINT NOT NULL DEFAULT 0;
ALTER TABLE appointment ADD COLUMN worry TEXT NOT NULL DEFAULT '';
