-- What was entered wrongly is corrected with its trail (what it said stands in correction), or taken
-- back: it stays readable, struck, and no longer counts.
ALTER TABLE network_contact ADD COLUMN struck BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE network_contact ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE no_contact_order ADD COLUMN struck BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE reach_attempt ADD COLUMN struck BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE reach_attempt ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE plan_pause ADD COLUMN struck BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE plan_pause ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
DROP INDEX plan_pause_one;
CREATE UNIQUE INDEX plan_pause_one ON plan_pause (case_id) WHERE to_on IS NULL AND struck = FALSE;
