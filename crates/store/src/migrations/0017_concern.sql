-- Quick notes of what somebody asked (P32a): topic, question, answer, a day to come back to it.
CREATE TABLE concern (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  topic TEXT NOT NULL,
  asked TEXT NOT NULL,
  answer TEXT NOT NULL,
  follow_up_on DATE,
  status TEXT NOT NULL,
  task_id UUID REFERENCES task (id),
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  version BIGINT NOT NULL
);
CREATE INDEX concern_by_case ON concern (case_id, status, recorded_at);

-- What was written down about a concern before.
CREATE TABLE concern_former (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  concern_id UUID NOT NULL REFERENCES concern (id),
  former TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  by_user_id UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX concern_former_by_case ON concern_former (case_id, at);
