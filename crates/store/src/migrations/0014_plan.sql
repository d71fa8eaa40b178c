-- The plan: a chain of versions, and what was written down about them. Nothing here is overwritten
-- but the one draft of a case while it is being written, and the end of a pause.

-- A paper that was scanned, or a signature drawn on a screen, as it came; sha256 of its bytes.
CREATE TABLE scan (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  size BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes BYTEA NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX scan_by_case ON scan (case_id, recorded_at);

-- content is one value (JSON) and never queried inside; who carries it is counted when it is issued.
CREATE TABLE plan_version (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  number BIGINT NOT NULL,
  state TEXT NOT NULL,
  content TEXT NOT NULL,
  measures_worker BIGINT NOT NULL,
  measures_together BIGINT NOT NULL,
  measures_client BIGINT NOT NULL,
  measures_partner BIGINT NOT NULL,
  steps_worker BIGINT NOT NULL,
  steps_together BIGINT NOT NULL,
  steps_client BIGINT NOT NULL,
  steps_partner BIGINT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  created_by UUID NOT NULL REFERENCES user_account (id),
  issued_on DATE,
  issued_by UUID REFERENCES user_account (id),
  revision BIGINT NOT NULL,
  UNIQUE (case_id, number)
);
CREATE UNIQUE INDEX plan_version_one_draft ON plan_version (case_id) WHERE state = 'draft';

-- What the client says to a version; the newest answer counts.
CREATE TABLE plan_agreement (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  version_id UUID NOT NULL REFERENCES plan_version (id),
  answer TEXT NOT NULL,
  words TEXT NOT NULL,
  answered_on DATE NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX plan_agreement_by_case ON plan_agreement (case_id, recorded_at);

CREATE TABLE plan_signature (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  version_id UUID NOT NULL REFERENCES plan_version (id),
  signer TEXT NOT NULL,
  name TEXT NOT NULL,
  scan_id UUID REFERENCES scan (id),
  on_screen BOOLEAN NOT NULL,
  signed_on DATE NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX plan_signature_by_case ON plan_signature (case_id, recorded_at);

-- What became of a measure or a step; the newest counts. done_by: who did a step.
CREATE TABLE plan_progress (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  version_id UUID NOT NULL REFERENCES plan_version (id),
  item_id UUID NOT NULL,
  status TEXT NOT NULL,
  happened_on DATE NOT NULL,
  done_by TEXT,
  words TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX plan_progress_by_case ON plan_progress (case_id, recorded_at);

-- scores: how far each goal was reached (JSON).
CREATE TABLE plan_review (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  version_id UUID NOT NULL REFERENCES plan_version (id),
  reviewed_on DATE NOT NULL,
  words TEXT NOT NULL,
  scores TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX plan_review_by_case ON plan_review (case_id, reviewed_on);

-- While reviews wait, and why.
CREATE TABLE plan_pause (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  from_on DATE NOT NULL,
  reason TEXT NOT NULL,
  to_on DATE,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id)
);
CREATE UNIQUE INDEX plan_pause_one ON plan_pause (case_id) WHERE to_on IS NULL;
CREATE INDEX plan_pause_by_case ON plan_pause (case_id, from_on);

-- A decision in which the client took part; one that corrects another names it.
CREATE TABLE plan_decision (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  decided_on DATE NOT NULL,
  question TEXT NOT NULL,
  options TEXT NOT NULL,
  wish TEXT NOT NULL,
  result TEXT NOT NULL,
  present TEXT NOT NULL,
  replaces_id UUID UNIQUE,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX plan_decision_by_case ON plan_decision (case_id, decided_on);

-- How far somebody goes alone in a life domain; the newest counts.
CREATE TABLE independence (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  domain TEXT NOT NULL,
  level TEXT NOT NULL,
  judged_on DATE NOT NULL,
  words TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX independence_by_case ON independence (case_id, judged_on);
