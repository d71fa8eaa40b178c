-- When a site is open: the hours of seven weekdays from Monday on, as a list of texts.
ALTER TABLE site ADD COLUMN open_hours TEXT NOT NULL DEFAULT '[]';
