-- Case conferences: invitation, then minutes. The words are stored as a whole; former ones are kept.
CREATE TABLE conference (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  at TIMESTAMPTZ NOT NULL,
  status TEXT NOT NULL,
  content TEXT NOT NULL,
  overlap_id UUID REFERENCES overlap (id),
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  version BIGINT NOT NULL
);
CREATE INDEX conference_by_case ON conference (case_id, at);

-- What an invitation or minutes said before, and why that was changed.
CREATE TABLE conference_former (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  conference_id UUID NOT NULL REFERENCES conference (id),
  held_at TIMESTAMPTZ NOT NULL,
  status TEXT NOT NULL,
  content TEXT NOT NULL,
  why TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  by_user_id UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX conference_former_by_case ON conference_former (case_id, at);

-- Tasks that were agreed. Our own is a task of the case; another body's is kept in sight here.
CREATE TABLE conference_task (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  conference_id UUID NOT NULL REFERENCES conference (id),
  side TEXT NOT NULL,
  what TEXT NOT NULL,
  who TEXT NOT NULL,
  due_on DATE,
  task_id UUID REFERENCES task (id),
  done_on DATE,
  done_by UUID REFERENCES user_account (id),
  version BIGINT NOT NULL
);
CREATE INDEX conference_task_by_case ON conference_task (case_id, conference_id);
