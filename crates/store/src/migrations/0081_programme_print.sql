-- What the file of a programme version said when it was first served with cases of that version: whoever changes
-- rules under the same version is told.
CREATE TABLE programme_print (
  programme TEXT NOT NULL,
  version TEXT NOT NULL,
  print TEXT NOT NULL,
  first_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (programme, version)
);
-- Which versions cases use is asked at every start.
CREATE INDEX cases_by_programme ON cases (programme, programme_version, stage);
