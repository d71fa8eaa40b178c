-- What others have changed about an account, to be told to the person who uses it.

CREATE TABLE account_notice (
  id UUID PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES user_account (id),
  kind TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  by_user_id UUID REFERENCES user_account (id)
);
CREATE INDEX account_notice_by_user ON account_notice (user_id, at);
