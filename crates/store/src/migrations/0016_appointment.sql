-- Appointments: what planned contacts were, with an end, a worker, a series and what became of them.
-- A moved appointment stays as it was; the one in its place has the same origin_id.
CREATE TABLE appointment (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  origin_id UUID NOT NULL,
  moves BIGINT NOT NULL,
  series_id UUID,
  at TIMESTAMPTZ NOT NULL,
  ends_at TIMESTAMPTZ,
  kind TEXT NOT NULL,
  place TEXT NOT NULL,
  note TEXT NOT NULL,
  partner TEXT NOT NULL,
  bring TEXT NOT NULL,
  with_client BOOLEAN NOT NULL,
  worker_id UUID REFERENCES user_account (id),
  status TEXT NOT NULL,
  reason TEXT,
  cancelled_by TEXT,
  said TEXT NOT NULL,
  next_steps TEXT NOT NULL,
  settled_at TIMESTAMPTZ,
  settled_by UUID REFERENCES user_account (id),
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  version BIGINT NOT NULL
);
INSERT INTO appointment (id, carrier_id, case_id, origin_id, moves, at, kind, place, note, partner,
  bring, with_client, worker_id, status, said, next_steps, recorded_at, recorded_by, version)
SELECT id, carrier_id, case_id, id, 0, at, kind, place, note, '', '',
  CASE WHEN kind = 'third_party' THEN FALSE ELSE TRUE END, recorded_by,
  CASE WHEN status = 'done' THEN 'held' ELSE status END, '', '', recorded_at, recorded_by, version
FROM planned_contact;
DROP TABLE planned_contact;
CREATE INDEX appointment_by_case ON appointment (case_id, status, at);
CREATE INDEX appointment_by_day ON appointment (carrier_id, status, at);
CREATE INDEX appointment_by_worker ON appointment (worker_id, at);

-- What was said of an appointment before it was corrected, and why it was.
CREATE TABLE appointment_correction (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  appointment_id UUID NOT NULL REFERENCES appointment (id),
  former TEXT NOT NULL,
  why TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  by_user_id UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX appointment_correction_by_case ON appointment_correction (case_id, at);

-- Attempts to reach somebody again (T62).
CREATE TABLE reach_attempt (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  step TEXT NOT NULL,
  way TEXT NOT NULL,
  on_day DATE NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX reach_attempt_by_case ON reach_attempt (case_id, on_day);

-- The furthest step that is due, as lists show it: 0 for none, 1 to 4. Computed like the rest of the
-- derived columns; those of running cases are out of date until the program has caught up.
ALTER TABLE cases ADD COLUMN reach_step BIGINT NOT NULL DEFAULT 0;
UPDATE cases SET derived_on = '2000-01-01' WHERE stage = 1;
