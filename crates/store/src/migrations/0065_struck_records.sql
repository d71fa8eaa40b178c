-- What was recorded by mistake, as in the wrong case, and is only ever added: it is struck, stays readable
-- and counts nowhere. Somebody of the network is struck in all versions.
ALTER TABLE plan_progress ADD COLUMN struck_at TIMESTAMPTZ;
ALTER TABLE plan_progress ADD COLUMN struck_by UUID REFERENCES user_account (id);
ALTER TABLE plan_progress ADD COLUMN struck_reason TEXT;
ALTER TABLE independence ADD COLUMN struck_at TIMESTAMPTZ;
ALTER TABLE independence ADD COLUMN struck_by UUID REFERENCES user_account (id);
ALTER TABLE independence ADD COLUMN struck_reason TEXT;
ALTER TABLE domain_result ADD COLUMN struck_at TIMESTAMPTZ;
ALTER TABLE domain_result ADD COLUMN struck_by UUID REFERENCES user_account (id);
ALTER TABLE domain_result ADD COLUMN struck_reason TEXT;
ALTER TABLE network_tie ADD COLUMN struck_at TIMESTAMPTZ;
ALTER TABLE network_tie ADD COLUMN struck_by UUID REFERENCES user_account (id);
ALTER TABLE network_tie ADD COLUMN struck_reason TEXT;
ALTER TABLE network_check ADD COLUMN struck_at TIMESTAMPTZ;
ALTER TABLE network_check ADD COLUMN struck_by UUID REFERENCES user_account (id);
ALTER TABLE network_check ADD COLUMN struck_reason TEXT;
ALTER TABLE standard_deviation ADD COLUMN struck_at TIMESTAMPTZ;
ALTER TABLE standard_deviation ADD COLUMN struck_by UUID REFERENCES user_account (id);
ALTER TABLE standard_deviation ADD COLUMN struck_reason TEXT;

-- A contact that was written down along with an appointment, a conference or a leave: it is the same contact
-- and counts once. about_kind names which of them, about_id its row.
ALTER TABLE contact_note ADD COLUMN about_kind TEXT;
ALTER TABLE contact_note ADD COLUMN about_id UUID;
CREATE INDEX contact_note_by_about ON contact_note (case_id, about_id);
