-- What lists say of running cases is weighed anew, and a consent that was withdrawn is told.
UPDATE cases SET derived_on = '2000-01-01' WHERE stage = 1;
