-- How the client gets to an appointment that is not at the office.
ALTER TABLE appointment ADD COLUMN way TEXT NOT NULL DEFAULT '';
