-- Why the words of a concern were replaced; empty if it only went on.
ALTER TABLE concern_former ADD COLUMN why TEXT NOT NULL DEFAULT '';
