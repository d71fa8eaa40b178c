-- Who takes part in an appointment, chosen from the network, with the name at that time.
ALTER TABLE appointment ADD COLUMN person_id UUID;
ALTER TABLE appointment ADD COLUMN person_name TEXT NOT NULL DEFAULT '';
