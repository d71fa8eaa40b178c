-- Minutes on the way to a contact and back; 0: nobody travelled, or it was not said.
ALTER TABLE contact_note ADD COLUMN travel_minutes BIGINT NOT NULL DEFAULT 0;
