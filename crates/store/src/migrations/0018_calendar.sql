-- The secret address of a person's calendar; only the hash of the secret is kept.
CREATE TABLE calendar_address (
  id UUID PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES user_account (id),
  token_hash BYTEA NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  read_at TIMESTAMPTZ,
  revoked_at TIMESTAMPTZ
);
CREATE UNIQUE INDEX calendar_address_by_token ON calendar_address (token_hash);
CREATE INDEX calendar_address_by_user ON calendar_address (user_id, created_at);
