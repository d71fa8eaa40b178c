-- Plans of the client's own. Every save is a further version; none is overwritten.
CREATE TABLE own_plan (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL,
  number BIGINT NOT NULL,
  valid_from DATE NOT NULL,
  content TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  UNIQUE (case_id, kind, number)
);

-- What went well, and the strength that it shows.
CREATE TABLE success (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  contact_note_id UUID REFERENCES contact_note (id),
  on_day DATE NOT NULL,
  body TEXT NOT NULL,
  domain TEXT,
  strength TEXT NOT NULL,
  epistemic TEXT NOT NULL,
  struck BOOLEAN NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  version BIGINT NOT NULL
);
CREATE INDEX success_by_case ON success (case_id, on_day, id);
