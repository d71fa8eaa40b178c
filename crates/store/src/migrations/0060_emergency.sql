-- Emergency access (X2): who opened a case of others, why, and until when; who looked at it afterwards.
CREATE TABLE emergency_access (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  user_id UUID NOT NULL REFERENCES user_account (id),
  role TEXT NOT NULL,
  reason TEXT NOT NULL,
  opened_at TIMESTAMPTZ NOT NULL,
  runs_until TIMESTAMPTZ NOT NULL,
  ended_at TIMESTAMPTZ,
  ended_by UUID REFERENCES user_account (id),
  seen_at TIMESTAMPTZ,
  seen_by UUID REFERENCES user_account (id)
);
CREATE INDEX emergency_access_by_case ON emergency_access (case_id, user_id, runs_until);
CREATE INDEX emergency_access_by_user ON emergency_access (user_id, runs_until);
CREATE INDEX emergency_access_by_carrier ON emergency_access (carrier_id, opened_at, id);
-- When the last one of a case ends or ended, so that nobody has to ask for them where there are none.
ALTER TABLE cases ADD COLUMN opened_until TIMESTAMPTZ;
