-- Areas of service of the programme that a contact belongs to (P12), as a JSON list of ids; former notes name none.
ALTER TABLE contact_note ADD COLUMN areas TEXT NOT NULL DEFAULT '[]';
-- The measure of the plan that a leave serves (P28c).
ALTER TABLE leave ADD COLUMN measure_id UUID;
