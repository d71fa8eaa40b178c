-- On what a paper was given to somebody else than the client: a release, or a legal base (P15b).
ALTER TABLE paper ADD COLUMN basis TEXT NOT NULL DEFAULT '';
