-- Where a client can be written to, and where they were registered last (P23b). Whoever takes in post for somebody
-- has to agree to it. What was recorded by mistake is struck, stays readable and does not count.
CREATE TABLE address (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL,
  care_of TEXT NOT NULL,
  street TEXT NOT NULL,
  postcode TEXT NOT NULL,
  place TEXT NOT NULL,
  from_on DATE,
  until_on DATE,
  consent_on DATE,
  source TEXT NOT NULL,
  struck BOOLEAN NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  version BIGINT NOT NULL
);
CREATE INDEX address_by_case ON address (case_id);
