-- On which occasion an assessment was written; unknown for those that were begun before.
ALTER TABLE assessment ADD COLUMN occasion TEXT;
