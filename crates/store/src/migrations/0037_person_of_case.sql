-- Lists show who somebody is beside each case. Two more tables for each row made that the dearest
-- part of a list; the five values stand with the case, and `nahtlos doctor` holds them against
-- client and custody_episode.
ALTER TABLE cases ADD COLUMN family_name TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN given_names TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN birth_date DATE;
ALTER TABLE cases ADD COLUMN custody_start DATE;
ALTER TABLE cases ADD COLUMN book_number TEXT;

UPDATE cases SET
  family_name = (SELECT p.family_name FROM client p WHERE p.id = cases.client_id),
  given_names = (SELECT p.given_names FROM client p WHERE p.id = cases.client_id),
  birth_date = (SELECT p.birth_date FROM client p WHERE p.id = cases.client_id),
  custody_start = (SELECT e.custody_start FROM custody_episode e
    WHERE e.id = cases.custody_episode_id),
  book_number = (SELECT e.book_number FROM custody_episode e
    WHERE e.id = cases.custody_episode_id);
