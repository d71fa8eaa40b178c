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
