-- A task of coordination is on the day of coordination, not on that of the lead too.
UPDATE task SET assignee_id = NULL WHERE role = 'coordination' AND status = 'open';
