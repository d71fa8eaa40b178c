-- What kind of statement a version of a tie is; earlier ones do not say.
ALTER TABLE network_tie ADD COLUMN epistemic TEXT;
