-- What kind of statement it is: a fact, an assessment, what the client or somebody else said. NULL:
-- nobody was asked when it was written.
ALTER TABLE leave ADD COLUMN epistemic TEXT;
ALTER TABLE network_check ADD COLUMN epistemic TEXT;
ALTER TABLE plan_progress ADD COLUMN epistemic TEXT;
ALTER TABLE plan_review ADD COLUMN epistemic TEXT;
ALTER TABLE independence ADD COLUMN epistemic TEXT;
ALTER TABLE appointment ADD COLUMN epistemic TEXT;
ALTER TABLE concern ADD COLUMN answer_epistemic TEXT;
ALTER TABLE domain_result ADD COLUMN epistemic TEXT;
