-- Offers for groups (P33, I11c): of a site, with seats, dates and who takes part.
CREATE TABLE group_offer (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  site_id UUID NOT NULL REFERENCES site (id),
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  purpose TEXT NOT NULL,
  place TEXT NOT NULL,
  from_on DATE NOT NULL,
  to_on DATE,
  times TEXT NOT NULL,
  facilitators TEXT NOT NULL,
  seats BIGINT,
  provider TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  version BIGINT NOT NULL
);
CREATE INDEX group_offer_by_site ON group_offer (site_id, from_on);
-- One date of an offer; called off with a reason, or made up for by another one.
CREATE TABLE group_session (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  offer_id UUID NOT NULL REFERENCES group_offer (id),
  at TIMESTAMPTZ NOT NULL,
  minutes BIGINT NOT NULL,
  topic TEXT NOT NULL,
  called_off TEXT NOT NULL,
  instead_of UUID,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  version BIGINT NOT NULL
);
CREATE INDEX group_session_by_offer ON group_session (offer_id, at);
-- What an offer or a date said before it was changed.
CREATE TABLE group_former (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  offer_id UUID NOT NULL REFERENCES group_offer (id),
  row_id UUID NOT NULL,
  former TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  by_user_id UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX group_former_by_offer ON group_former (offer_id, at);
-- A client in a group or on its list; asked_at is the order, and never changes.
CREATE TABLE group_member (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  offer_id UUID NOT NULL REFERENCES group_offer (id),
  domain_result_id UUID REFERENCES domain_result (id),
  status TEXT NOT NULL,
  asked_at TIMESTAMPTZ NOT NULL,
  since DATE,
  until DATE,
  minutes BIGINT,
  provider TEXT NOT NULL,
  result TEXT NOT NULL,
  reason TEXT NOT NULL,
  epistemic TEXT,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  version BIGINT NOT NULL
);
CREATE INDEX group_member_by_case ON group_member (case_id, asked_at);
CREATE INDEX group_member_by_offer ON group_member (offer_id, asked_at);
-- Whether one client came to one date.
CREATE TABLE group_attendance (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  member_id UUID NOT NULL REFERENCES group_member (id),
  session_id UUID NOT NULL REFERENCES group_session (id),
  attendance TEXT NOT NULL,
  minutes BIGINT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  version BIGINT NOT NULL,
  UNIQUE (session_id, member_id)
);
CREATE INDEX group_attendance_by_case ON group_attendance (case_id);
CREATE INDEX group_attendance_by_member ON group_attendance (member_id);
