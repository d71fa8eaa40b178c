-- Which version a rating was copied from when a new version began, until somebody has gone through it again: what was
-- said then is not what is said today.
ALTER TABLE domain_rating ADD COLUMN taken_from UUID;
