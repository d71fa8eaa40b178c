-- A note or a concern that was written by mistake, as into the wrong case: it stays readable, struck out,
-- and no longer counts.
ALTER TABLE contact_note ADD COLUMN struck_at TIMESTAMPTZ;
ALTER TABLE contact_note ADD COLUMN struck_by UUID REFERENCES user_account (id);
ALTER TABLE contact_note ADD COLUMN struck_reason TEXT;
ALTER TABLE concern ADD COLUMN struck_at TIMESTAMPTZ;
ALTER TABLE concern ADD COLUMN struck_by UUID REFERENCES user_account (id);
ALTER TABLE concern ADD COLUMN struck_reason TEXT;
