-- The client's way into work (I8a). Every save is a further version; none is overwritten.
CREATE TABLE work_profile (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  number BIGINT NOT NULL,
  as_of DATE NOT NULL,
  content TEXT NOT NULL,
  epistemic TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  UNIQUE (case_id, number)
);
