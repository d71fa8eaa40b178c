-- Papers that were handed out, with their very bytes: what a client holds in hand can be read here.
CREATE TABLE paper (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL,
  about TEXT NOT NULL,
  language TEXT NOT NULL,
  file_name TEXT NOT NULL,
  content BYTEA NOT NULL,
  size BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  handed_on DATE NOT NULL,
  handed_to TEXT NOT NULL,
  how TEXT NOT NULL,
  explained BOOLEAN NOT NULL,
  understood TEXT NOT NULL,
  own_words TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  struck_at TIMESTAMPTZ,
  struck_by UUID REFERENCES user_account (id),
  struck_reason TEXT
);
CREATE INDEX paper_by_case ON paper (case_id, recorded_at);

-- What was explained to a client, when, in which language, and what came across (P30a).
CREATE TABLE explanation (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  topic TEXT NOT NULL,
  phase TEXT NOT NULL,
  explained_on DATE NOT NULL,
  language TEXT NOT NULL,
  material TEXT NOT NULL,
  understood TEXT NOT NULL,
  own_words TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  struck_at TIMESTAMPTZ,
  struck_by UUID REFERENCES user_account (id),
  struck_reason TEXT
);
CREATE INDEX explanation_by_case ON explanation (case_id, explained_on);
