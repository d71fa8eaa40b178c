-- Drafts for every form with free text, not only for those of a case: bound to the person and the
-- address that the form is sent to, and to the case where there is one. What was typed under the
-- former names cannot be found again by address; it was unsaved, and is dropped.
DROP TABLE draft;

CREATE TABLE draft (
  user_id UUID NOT NULL REFERENCES user_account (id),
  form TEXT NOT NULL,
  case_id UUID REFERENCES cases (id),
  content TEXT NOT NULL,
  saved_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (user_id, form)
);
CREATE INDEX draft_by_case ON draft (case_id);
CREATE INDEX draft_by_age ON draft (saved_at);
