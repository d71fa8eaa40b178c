-- What reports count.

-- The criteria that a decision found not met, by id and with commas between them; empty: none. The
-- same stands in "criteria", which is kept whole and never queried inside. Decisions made before this
-- column was there are counted as having no such criterion.
ALTER TABLE admission_decision ADD COLUMN not_met TEXT NOT NULL DEFAULT '';

CREATE INDEX cases_by_registration ON cases (carrier_id, programme, registered_on);
