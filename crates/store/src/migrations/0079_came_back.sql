-- Whether somebody comes back in a case: it goes on from a former one of the same programme and time in custody
-- into which they had been admitted. A person who was only known from elsewhere does not come back.
ALTER TABLE cases ADD COLUMN came_back BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE cases SET came_back = TRUE WHERE EXISTS (SELECT 1 FROM cases f WHERE f.id = cases.previous_case_id
 AND f.custody_episode_id = cases.custody_episode_id AND f.programme = cases.programme
 AND f.entry_on IS NOT NULL);
-- What lists say of running cases is weighed anew, and a missing deputy is told.
UPDATE cases SET derived_on = '2000-01-01' WHERE stage = 1;
