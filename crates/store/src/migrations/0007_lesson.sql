-- What was learned while a programme was tried out. Written once, never overwritten; holds no case.
CREATE TABLE programme_lesson (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  programme TEXT NOT NULL,
  programme_version TEXT NOT NULL,
  body TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX programme_lesson_by_carrier ON programme_lesson (carrier_id, programme, recorded_at);
