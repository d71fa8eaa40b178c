-- A pause of reviews has a reason from a list, beside its words, and the day on which reviews go on at the
-- latest; a case says when its plan is to be reviewed and until when that waits, for lists. Those of
-- running cases are out of date until the program has caught up.
ALTER TABLE plan_pause ADD COLUMN kind TEXT NOT NULL DEFAULT 'other';
ALTER TABLE plan_pause ADD COLUMN until_on DATE;
ALTER TABLE cases ADD COLUMN review_on DATE;
ALTER TABLE cases ADD COLUMN review_rests_until DATE;
UPDATE cases SET derived_on = '2000-01-01' WHERE stage = 1;
-- An appointment can serve a measure of the plan, alone or in a group; what somebody was told about a
-- rehearsal stands with its outcome.
ALTER TABLE appointment ADD COLUMN measure_id UUID;
ALTER TABLE appointment ADD COLUMN in_group BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE appointment ADD COLUMN feedback TEXT NOT NULL DEFAULT '';
CREATE INDEX appointment_by_measure ON appointment (case_id, measure_id, at, id);
