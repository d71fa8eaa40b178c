-- Concerns, conferences and open appointments come page by page: by day and id, on an index.
DROP INDEX conference_by_case;
CREATE INDEX conference_by_case ON conference (case_id, at, id);
DROP INDEX appointment_by_case;
CREATE INDEX appointment_by_case ON appointment (case_id, status, at, id);
CREATE INDEX concern_by_day ON concern (case_id, recorded_at, id);
-- What stood there before is read for what the page shows.
CREATE INDEX concern_former_by_concern ON concern_former (concern_id, at);
CREATE INDEX conference_former_by_conference ON conference_former (conference_id, at);
-- Words lead to somebody protected by a name only, no longer by a function: what lists say of running
-- cases is out of date until the program has caught up.
UPDATE cases SET derived_on = '2000-01-01' WHERE stage = 1;
