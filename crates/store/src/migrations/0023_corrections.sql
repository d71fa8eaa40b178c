-- What a row said before it was corrected: struck, never gone. noun names the kind of the row,
-- former holds its fields as pairs of text key and value.
CREATE TABLE correction (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  noun TEXT NOT NULL,
  row_id UUID NOT NULL,
  former TEXT NOT NULL,
  reason TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  by_user_id UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX correction_by_case ON correction (case_id, noun, row_id, at);
