-- A leave from custody, from the plan over the prison's decision to what came of it.
CREATE TABLE leave (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  series_id UUID,
  kind TEXT NOT NULL,
  purpose TEXT NOT NULL,
  person_id UUID,
  arrangement_id UUID REFERENCES arrangement (id),
  about TEXT NOT NULL,
  starts_at TIMESTAMPTZ NOT NULL,
  ends_at TIMESTAMPTZ NOT NULL,
  route TEXT NOT NULL,
  companion TEXT NOT NULL,
  status TEXT NOT NULL,
  applied_on DATE,
  decided_on DATE,
  decided_by TEXT NOT NULL,
  decision TEXT NOT NULL,
  conditions TEXT NOT NULL,
  result TEXT NOT NULL,
  cancelled TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  version BIGINT NOT NULL
);
CREATE INDEX leave_by_case ON leave (case_id, starts_at);

-- What happened with a leave, one row for each step; a moved one keeps its former time here.
CREATE TABLE leave_step (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  leave_id UUID NOT NULL REFERENCES leave (id),
  status TEXT NOT NULL,
  starts_at TIMESTAMPTZ NOT NULL,
  words TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  by_user UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX leave_step_by_case ON leave_step (case_id, leave_id, at);
