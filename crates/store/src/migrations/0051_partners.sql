-- Organisations that the carrier works with, and the work in the network (P13, P16, P31). No row here
-- holds anything about somebody who is served.
CREATE TABLE partner (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  -- Ids of life domains, each between commas: ",housing,work,".
  domains TEXT NOT NULL,
  place TEXT NOT NULL,
  -- The place as the catalogue of places names it, or empty.
  place_key TEXT NOT NULL,
  capacity BIGINT,
  capacity_on DATE,
  confirmed_on DATE NOT NULL,
  closed BOOLEAN NOT NULL,
  closed_on DATE,
  -- All else that is told about it, as JSON.
  told TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  version BIGINT NOT NULL
);
CREATE INDEX partner_by_name ON partner (carrier_id, closed, name_folded, id);
CREATE INDEX partner_by_place ON partner (carrier_id, closed, place_key, name_folded, id);

-- What an organisation is found by: words, folded.
CREATE TABLE partner_word (
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  partner_id UUID NOT NULL REFERENCES partner (id),
  word TEXT NOT NULL,
  PRIMARY KEY (partner_id, word)
);

-- How it is to work with the organisation; never about a client.
CREATE TABLE partner_note (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  partner_id UUID NOT NULL REFERENCES partner (id),
  noted_on DATE NOT NULL,
  body TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  struck_at TIMESTAMPTZ,
  struck_by UUID REFERENCES user_account (id),
  struck_reason TEXT
);
CREATE INDEX partner_note_by_partner ON partner_note (partner_id, noted_on, id);

-- Work in the network that is about no single client.
CREATE TABLE network_activity (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  site_id UUID NOT NULL REFERENCES site (id),
  kind TEXT NOT NULL,
  held_on DATE NOT NULL,
  minutes BIGINT NOT NULL,
  others TEXT NOT NULL,
  outcome TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  struck BOOLEAN NOT NULL,
  version BIGINT NOT NULL
);
CREATE INDEX network_activity_by_day ON network_activity (carrier_id, held_on, id);

CREATE TABLE network_activity_partner (
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  activity_id UUID NOT NULL REFERENCES network_activity (id),
  partner_id UUID NOT NULL REFERENCES partner (id),
  PRIMARY KEY (activity_id, partner_id)
);
CREATE INDEX network_activity_partner_by_partner ON network_activity_partner (partner_id, activity_id);

-- What an organisation or an activity said before it was changed.
CREATE TABLE partner_former (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  row_id UUID NOT NULL,
  former TEXT NOT NULL,
  reason TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  by_user_id UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX partner_former_by_row ON partner_former (row_id, at, id);
