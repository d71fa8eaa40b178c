-- With what somebody signed in: browser and system as codes of a closed list, never what was sent.
ALTER TABLE session ADD COLUMN device TEXT NOT NULL DEFAULT '';
-- The language that was chosen for this session only, on the way in.
ALTER TABLE session ADD COLUMN language TEXT NOT NULL DEFAULT '';
