-- The sentences that make up a time in custody: linked ones, credited remand, custody for an unpaid fine.
-- Each is told by its days [from_on, to_on) or by a length in months and days. What was recorded by mistake
-- is struck, stays readable and does not count.
CREATE TABLE custody_sentence (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  client_id UUID NOT NULL REFERENCES client (id),
  custody_episode_id UUID NOT NULL REFERENCES custody_episode (id),
  kind TEXT NOT NULL,
  from_on DATE,
  to_on DATE,
  months BIGINT,
  days BIGINT,
  is_within BOOLEAN NOT NULL,
  source TEXT NOT NULL,
  struck BOOLEAN NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  version BIGINT NOT NULL
);
CREATE INDEX custody_sentence_by_client ON custody_sentence (carrier_id, client_id, custody_episode_id);

-- Their sum in full months, kept with the time in custody so that whatever reads it has it at hand;
-- NULL where no sentence is recorded.
ALTER TABLE custody_episode ADD COLUMN composed_months BIGINT;
