-- Whom the prison last knew as companion of a leave that it approved, while it has not seen who goes along instead.
ALTER TABLE leave ADD COLUMN companion_was TEXT;
