-- The last day to which a second person has prolonged the support of a case beyond its programme's time (P10).
ALTER TABLE cases ADD COLUMN extended_until DATE;
