-- A no-contact order is asked about more fields than before: what lists say of running cases is out of
-- date until the program has caught up.
UPDATE cases SET derived_on = '2000-01-01' WHERE stage = 1;
