-- The tasks that come next in a case are chosen in the index: it also says what waits for another.
DROP INDEX task_by_case;
CREATE INDEX task_by_case ON task (case_id, status, due_on, id, blocked_by);
