-- What a person's day looks for in each of their cases stands in the index alone, and a case says when the
-- earliest thing is about which nothing was written yet: appointment, conference, approved leave.
ALTER TABLE cases ADD COLUMN planned_at TIMESTAMPTZ;
UPDATE cases SET planned_at = (SELECT MIN(p.at) FROM (
  SELECT case_id, at FROM appointment WHERE status = 'planned'
  UNION ALL SELECT case_id, at FROM conference WHERE status = 'invited'
  UNION ALL SELECT case_id, starts_at FROM leave WHERE status = 'approved') p
  WHERE p.case_id = cases.id);
DROP INDEX cases_by_lead;
CREATE INDEX cases_by_lead ON cases (carrier_id, lead_id, stage, release_sort, id, released,
  contact_due_on, reach_step, hint, seam_status, seam_days_open, planned_at);
DROP INDEX cases_by_deputy;
CREATE INDEX cases_by_deputy ON cases (carrier_id, deputy_id, stage, release_sort, id, lead_id, released,
  contact_due_on, reach_step, hint, seam_status, seam_days_open, planned_at);
CREATE INDEX conference_by_day ON conference (carrier_id, status, at);
CREATE INDEX leave_by_day ON leave (carrier_id, status, starts_at);
-- The list of accounts tells who was invited and has not come yet.
CREATE INDEX invitation_by_user ON invitation (user_id, created_at);
