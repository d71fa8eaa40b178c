-- The cases that an entry of the log is about beside its own `case_id`: those that a list, a search
-- or a list of a prison has shown. The hash of the entry covers them.

CREATE TABLE log_case (
  seq BIGINT NOT NULL REFERENCES log_entry (seq),
  case_id UUID NOT NULL,
  PRIMARY KEY (case_id, seq)
);
CREATE INDEX log_case_by_seq ON log_case (seq);
