-- Letters of an office (X10): its own words with places that are filled from the record. Each row is
-- one version; the newest counts.
CREATE TABLE letter (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  letter_id UUID NOT NULL,
  number BIGINT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  language TEXT NOT NULL,
  offered BOOLEAN NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id)
);
CREATE UNIQUE INDEX letter_letter_id_number_key ON letter (letter_id, number);
CREATE INDEX letter_by_carrier ON letter (carrier_id, letter_id, number);
