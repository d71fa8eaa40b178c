-- What became of the goals when the support ended: versions of which the newest counts, each whole.
CREATE TABLE end_report (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  number BIGINT NOT NULL,
  outcomes TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  UNIQUE (case_id, number)
);
