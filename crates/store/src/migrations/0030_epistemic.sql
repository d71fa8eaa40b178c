-- What kind of statement it is: a fact, an assessment, what the client or somebody else said. NULL:
-- nobody was asked when it was written.
ALTER TABLE case_fact ADD COLUMN epistemic TEXT;
ALTER TABLE module_participation ADD COLUMN epistemic TEXT;
ALTER TABLE cases ADD COLUMN closure_epistemic TEXT;
