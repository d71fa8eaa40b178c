-- A scan that was kept with the wrong overlap is struck, stays readable and no longer stands for its agreement.
ALTER TABLE overlap_scan ADD COLUMN struck_at TIMESTAMPTZ;
ALTER TABLE overlap_scan ADD COLUMN struck_by UUID REFERENCES user_account (id);
ALTER TABLE overlap_scan ADD COLUMN struck_reason TEXT;
