-- What was recorded wrongly about a plan: an answer or a signature is struck and stays readable; how
-- far goals were reached is corrected, at a review (its former words stand in correction) and at the
-- end of a case (a further version of the end report, with why).
ALTER TABLE plan_agreement ADD COLUMN struck_at TIMESTAMPTZ;
ALTER TABLE plan_agreement ADD COLUMN struck_by UUID REFERENCES user_account (id);
ALTER TABLE plan_agreement ADD COLUMN struck_reason TEXT;
ALTER TABLE plan_signature ADD COLUMN struck_at TIMESTAMPTZ;
ALTER TABLE plan_signature ADD COLUMN struck_by UUID REFERENCES user_account (id);
ALTER TABLE plan_signature ADD COLUMN struck_reason TEXT;
ALTER TABLE plan_review ADD COLUMN revision BIGINT NOT NULL DEFAULT 1;
ALTER TABLE end_report ADD COLUMN reason TEXT NOT NULL DEFAULT '';
