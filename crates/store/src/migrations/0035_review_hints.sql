-- Lists say of a case too that its plan is to be reviewed and that its network map is missing, so the
-- derived columns of running cases are out of date until the program has caught up.
UPDATE cases SET derived_on = '2000-01-01' WHERE stage = 1;
