-- Why an offer ended that nobody answered, and who ended it: whoever gives is told, and a case that ended took
-- nothing back.
ALTER TABLE handover ADD COLUMN ended_because TEXT;
ALTER TABLE handover ADD COLUMN ended_by UUID REFERENCES user_account (id);
UPDATE handover SET ended_because = CASE
 WHEN EXISTS (SELECT 1 FROM assignment a WHERE a.case_id = handover.case_id AND a.responsibility = 'lead'
 AND a.from_at = handover.answered_at) THEN 'assigned'
 WHEN EXISTS (SELECT 1 FROM assignment a WHERE a.case_id = handover.case_id AND a.responsibility = 'lead'
 AND a.to_at = handover.answered_at) THEN 'closed'
 ELSE 'withdrawn' END
 WHERE answered_at IS NOT NULL AND accepted IS NULL;
CREATE INDEX handover_answered ON handover (carrier_id, answered_at);
