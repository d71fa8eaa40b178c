-- Forms that were taken: the id that the page gave its forms, who sent it and where to, a digest of what
-- it said, and where its answer led. Whoever sends the same form again gets that answer once more, and
-- nothing is entered twice. Kept as long as drafts are.
CREATE TABLE form_sent (
  id UUID NOT NULL,
  user_id UUID NOT NULL REFERENCES user_account (id),
  case_id UUID REFERENCES cases (id),
  form TEXT NOT NULL,
  digest BYTEA NOT NULL,
  answer TEXT,
  sent_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (id, form)
);
CREATE INDEX form_sent_by_case ON form_sent (case_id);
CREATE INDEX form_sent_by_age ON form_sent (sent_at);
