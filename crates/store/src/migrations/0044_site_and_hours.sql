-- Where in the house people come to, and in which languages they are answered; how long somebody was
-- there in a module, in minutes.
ALTER TABLE site ADD COLUMN rooms TEXT NOT NULL DEFAULT '';
ALTER TABLE site ADD COLUMN contact_languages TEXT NOT NULL DEFAULT '';
ALTER TABLE module_participation ADD COLUMN attended_minutes BIGINT;
