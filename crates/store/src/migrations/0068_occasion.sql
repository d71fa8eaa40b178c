-- On which occasion an assessment was written; unknown for those that were begun before.
ALTER TABLE assessment ADD COLUMN occasion TEXT;

-- A goal of the plan whose day is over is told now, and what lists say is weighed anew, so the derived
-- columns of running cases are out of date until the program has caught up.
UPDATE cases SET derived_on = '2000-01-01' WHERE stage = 1;

-- What kind of statement the result of a step in the network is; unknown for those written before.
ALTER TABLE network_step ADD COLUMN epistemic TEXT;
