-- Where somebody was before a transfer to another prison, within one time in custody: the prison, its
-- book number, and the day from which they were elsewhere. Where they are now stands in
-- custody_episode. A transfer that did not take place is struck and stays readable.
CREATE TABLE custody_stay (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  client_id UUID NOT NULL REFERENCES client (id),
  custody_episode_id UUID NOT NULL REFERENCES custody_episode (id),
  institution TEXT NOT NULL,
  book_number TEXT,
  moved_on DATE NOT NULL,
  source TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  struck_at TIMESTAMPTZ,
  struck_by UUID REFERENCES user_account (id),
  struck_reason TEXT
);
CREATE INDEX custody_stay_by_client ON custody_stay (carrier_id, client_id, moved_on);
