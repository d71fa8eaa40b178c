-- What lists say of a case beside its seam: the phase it is in today, and what its dates say that
-- nobody may overlook (codes, the worst first). Computed like the rest of the derived columns;
-- those of running cases are out of date until the program has caught up.
ALTER TABLE cases ADD COLUMN phase TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN hint BIGINT NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN hints TEXT NOT NULL DEFAULT '';
CREATE INDEX cases_by_site_hint ON cases (carrier_id, site_id, stage, hint, id);
UPDATE cases SET derived_on = '2000-01-01' WHERE stage = 1;
