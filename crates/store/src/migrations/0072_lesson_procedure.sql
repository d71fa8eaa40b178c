-- Which procedure of the programme a lesson is about; empty: the version as a whole.
ALTER TABLE programme_lesson ADD COLUMN procedure_id TEXT;
