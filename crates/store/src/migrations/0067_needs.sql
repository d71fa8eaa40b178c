-- The needs of a client within a life domain. Each row is what was said of one need on one day; none is
-- overwritten, and the newest that was not struck says where it stands. need is an id of the programme,
-- or empty for words of one's own.
CREATE TABLE client_need (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  need_id UUID NOT NULL,
  domain TEXT NOT NULL,
  need TEXT NOT NULL,
  words TEXT NOT NULL,
  state TEXT NOT NULL,
  voice TEXT NOT NULL,
  body TEXT NOT NULL,
  said_on DATE NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  struck_at TIMESTAMPTZ,
  struck_by UUID REFERENCES user_account (id),
  struck_reason TEXT
);
CREATE INDEX client_need_by_case ON client_need (case_id, recorded_at);
