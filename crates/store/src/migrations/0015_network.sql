-- The people and organisations around a client. A row is one dated version of a tie; the versions of
-- one person share person_id, and none is overwritten.
CREATE TABLE network_tie (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  person_id UUID NOT NULL,
  number BIGINT NOT NULL,
  since_on DATE NOT NULL,
  ended_on DATE,
  name TEXT NOT NULL,
  purpose TEXT NOT NULL,
  kind TEXT NOT NULL,
  role TEXT NOT NULL,
  closeness TEXT NOT NULL,
  quality TEXT NOT NULL,
  willing TEXT NOT NULL,
  place TEXT NOT NULL,
  reach TEXT NOT NULL,
  wish TEXT NOT NULL,
  wish_note TEXT NOT NULL,
  consent TEXT NOT NULL,
  consent_on DATE,
  consent_way TEXT,
  consent_for TEXT NOT NULL,
  interval_days BIGINT,
  reason TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX network_tie_by_case ON network_tie (case_id, person_id, number);
CREATE UNIQUE INDEX network_tie_person_id_number_key ON network_tie (person_id, number);

-- Contact with this person is forbidden. Lifting an order ends it with a reason; it is never removed.
CREATE TABLE no_contact_order (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  person_id UUID NOT NULL,
  basis TEXT NOT NULL,
  issued_by TEXT NOT NULL,
  content TEXT NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  lifted_on DATE,
  lifted_reason TEXT NOT NULL,
  lifted_at TIMESTAMPTZ,
  lifted_by UUID REFERENCES user_account (id),
  version BIGINT NOT NULL
);
CREATE INDEX no_contact_order_by_case ON no_contact_order (case_id, from_on);

-- When somebody of the network was last spoken to (P15b).
CREATE TABLE network_contact (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  person_id UUID NOT NULL,
  on_day DATE NOT NULL,
  kind TEXT NOT NULL,
  note TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX network_contact_by_case ON network_contact (case_id, person_id, on_day);

-- A step with somebody of the network: take up contact again, keep away (P8f, P28a).
CREATE TABLE network_step (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  person_id UUID NOT NULL,
  kind TEXT NOT NULL,
  first_step TEXT NOT NULL,
  mediator TEXT NOT NULL,
  due_on DATE,
  status TEXT NOT NULL,
  result TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  version BIGINT NOT NULL
);
CREATE INDEX network_step_by_case ON network_step (case_id, recorded_at);

-- The check of the receiving environment (P27): what was found on a day, whole as it was written.
CREATE TABLE network_check (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  number BIGINT NOT NULL,
  done_on DATE NOT NULL,
  findings TEXT NOT NULL,
  summary TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id)
);
CREATE UNIQUE INDEX network_check_case_id_number_key ON network_check (case_id, number);
