-- A handover as an object: between whom, what was looked at, whether the other side has seen it.
ALTER TABLE handover ADD COLUMN kind TEXT NOT NULL DEFAULT 'worker';
ALTER TABLE handover ADD COLUMN to_site_id UUID REFERENCES site (id);
ALTER TABLE handover ADD COLUMN checklist TEXT NOT NULL DEFAULT '[]';
ALTER TABLE handover ADD COLUMN seen_at TIMESTAMPTZ;
CREATE INDEX handover_open ON handover (carrier_id, offered_at) WHERE answered_at IS NULL;

-- What the other side asks before it answers.
CREATE TABLE handover_question (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  handover_id UUID NOT NULL REFERENCES handover (id),
  body TEXT NOT NULL,
  asked_at TIMESTAMPTZ NOT NULL,
  asked_by UUID NOT NULL REFERENCES user_account (id),
  answer TEXT NOT NULL,
  answered_at TIMESTAMPTZ,
  answered_by UUID REFERENCES user_account (id)
);
CREATE INDEX handover_question_by_case ON handover_question (case_id, handover_id, asked_at);
