-- Planned contacts that were taken over as held, although the note about them says that nobody was
-- reached. The note of a planned contact began with its time, which tells the two together; what was
-- settled since was said by a person and stays.
UPDATE appointment SET status = 'missed' WHERE status = 'held' AND settled_at IS NULL
  AND EXISTS (SELECT 1 FROM contact_note n WHERE n.case_id = appointment.case_id
    AND n.at = appointment.at AND n.outcome <> 'reached')
  AND NOT EXISTS (SELECT 1 FROM contact_note n WHERE n.case_id = appointment.case_id
    AND n.at = appointment.at AND n.outcome = 'reached');
-- What follows from contacts is computed anew.
UPDATE cases SET derived_on = '2000-01-01' WHERE stage = 1;
