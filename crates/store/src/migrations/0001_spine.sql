-- The spine. One text for both engines: see the db crate for the types.
-- Every row about a person carries its carrier; indexes begin with it, so that one installation
-- can serve several carriers and later be spread by carrier.

CREATE TABLE carrier (
  id UUID PRIMARY KEY,
  name TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE site (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  code TEXT NOT NULL,
  programme TEXT NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  opening_hours TEXT NOT NULL,
  access_note TEXT NOT NULL,
  directions TEXT NOT NULL,
  contact_name TEXT NOT NULL,
  contact_phone TEXT NOT NULL,
  contact_hours TEXT NOT NULL,
  capacity BIGINT NOT NULL,
  version BIGINT NOT NULL,
  UNIQUE (carrier_id, programme, code)
);

-- People who sign in. second_factor has its place; it is empty until a second factor is set up.
CREATE TABLE user_account (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  password_hash TEXT,
  second_factor TEXT,
  language TEXT NOT NULL,
  capacity BIGINT NOT NULL,
  active BOOLEAN NOT NULL,
  absent_until DATE,
  created_at TIMESTAMPTZ NOT NULL,
  version BIGINT NOT NULL
);
CREATE INDEX user_account_by_carrier ON user_account (carrier_id, role, name);

CREATE TABLE user_site (
  user_id UUID NOT NULL REFERENCES user_account (id),
  site_id UUID NOT NULL REFERENCES site (id),
  PRIMARY KEY (user_id, site_id)
);
CREATE INDEX user_site_by_site ON user_site (site_id, user_id);

CREATE TABLE user_institution (
  user_id UUID NOT NULL REFERENCES user_account (id),
  institution TEXT NOT NULL,
  PRIMARY KEY (user_id, institution)
);

CREATE TABLE session (
  id UUID PRIMARY KEY,
  token_hash BYTEA NOT NULL UNIQUE,
  user_id UUID NOT NULL REFERENCES user_account (id),
  created_at TIMESTAMPTZ NOT NULL,
  last_seen_at TIMESTAMPTZ NOT NULL,
  ended_at TIMESTAMPTZ
);
CREATE INDEX session_by_user ON session (user_id, created_at);

CREATE TABLE invitation (
  id UUID PRIMARY KEY,
  token_hash BYTEA NOT NULL UNIQUE,
  user_id UUID REFERENCES user_account (id),
  purpose TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  used_at TIMESTAMPTZ
);

CREATE TABLE sign_in_failure (
  id UUID PRIMARY KEY,
  login TEXT NOT NULL,
  address TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL
);
CREATE INDEX sign_in_failure_by_login ON sign_in_failure (login, address, at);
CREATE INDEX sign_in_failure_by_address ON sign_in_failure (address, at);

CREATE TABLE client (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  family_name TEXT NOT NULL,
  given_names TEXT NOT NULL,
  birth_date DATE,
  name_folded TEXT COLLATE "C" NOT NULL,
  name_phonetic TEXT COLLATE "C" NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  version BIGINT NOT NULL
);
CREATE INDEX client_by_name ON client (carrier_id, name_folded);
CREATE INDEX client_by_phonetic ON client (carrier_id, name_phonetic, birth_date);
CREATE INDEX client_by_birth_date ON client (carrier_id, birth_date);

CREATE TABLE custody_episode (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  client_id UUID NOT NULL REFERENCES client (id),
  institution TEXT NOT NULL,
  book_number TEXT,
  book_key TEXT COLLATE "C",
  custody_kind TEXT,
  custody_start DATE,
  custody_end DATE,
  sentence_months BIGINT,
  created_at TIMESTAMPTZ NOT NULL,
  version BIGINT NOT NULL
);
CREATE INDEX custody_episode_by_client ON custody_episode (carrier_id, client_id);
CREATE INDEX custody_episode_by_book_number
  ON custody_episode (carrier_id, institution, book_key);

-- stage: 0 before admission, 1 in the programme, 2 ended. The columns from seam_status on are
-- derived: the same pure functions compute them in the transaction of the change that caused it.
CREATE TABLE cases (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  number TEXT NOT NULL,
  client_id UUID NOT NULL REFERENCES client (id),
  custody_episode_id UUID NOT NULL REFERENCES custody_episode (id),
  previous_case_id UUID REFERENCES cases (id),
  programme TEXT NOT NULL,
  programme_version TEXT NOT NULL,
  site_id UUID REFERENCES site (id),
  institution TEXT NOT NULL,
  status TEXT NOT NULL,
  stage BIGINT NOT NULL,
  registered_on DATE NOT NULL,
  entry_on DATE,
  exit_on DATE,
  closure_reason TEXT,
  closure_note TEXT,
  lead_id UUID REFERENCES user_account (id),
  deputy_id UUID REFERENCES user_account (id),
  release_on DATE,
  release_kind TEXT,
  released BOOLEAN NOT NULL,
  needs TEXT,
  version BIGINT NOT NULL,
  name_folded TEXT COLLATE "C" NOT NULL,
  release_sort DATE NOT NULL,
  seam_status BIGINT NOT NULL,
  seam_days_open BIGINT NOT NULL,
  seam_detail TEXT NOT NULL,
  next_due_on DATE,
  last_contact_on DATE,
  contact_due_on DATE,
  next_contact_at TIMESTAMPTZ,
  derived_on DATE NOT NULL,
  UNIQUE (carrier_id, number)
);
CREATE INDEX cases_by_client ON cases (carrier_id, client_id);
CREATE INDEX cases_by_lead ON cases (carrier_id, lead_id, stage, release_sort, id);
CREATE INDEX cases_by_deputy ON cases (carrier_id, deputy_id, stage, release_sort, id);
CREATE INDEX cases_by_site ON cases (carrier_id, site_id, stage, release_sort, id);
CREATE INDEX cases_by_site_name ON cases (carrier_id, site_id, stage, name_folded, id);
CREATE INDEX cases_by_site_seam
  ON cases (carrier_id, site_id, stage, seam_status, seam_days_open, id);
CREATE INDEX cases_by_site_contact ON cases (carrier_id, site_id, stage, contact_due_on, id);
CREATE INDEX cases_by_institution
  ON cases (carrier_id, institution, released, stage, release_sort, id);
-- The inbox: cases before admission, by state.
CREATE INDEX cases_by_intake
  ON cases (carrier_id, status, release_sort, id, site_id, institution, released);
CREATE INDEX cases_by_derived ON cases (stage, derived_on, id);

-- One row per word that a case is found by: names (folded), book number, case number.
CREATE TABLE case_search (
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  word TEXT COLLATE "C" NOT NULL,
  case_id UUID NOT NULL REFERENCES cases (id),
  PRIMARY KEY (carrier_id, word, case_id)
);
CREATE INDEX case_search_by_case ON case_search (case_id);

-- How a person came to us: a row of a release list, a report by the prison, an own wish.
CREATE TABLE referral (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  source TEXT NOT NULL,
  import_batch_id UUID,
  note TEXT NOT NULL,
  own_wish BOOLEAN NOT NULL,
  informed BOOLEAN,
  received_at TIMESTAMPTZ NOT NULL,
  received_by UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX referral_by_case ON referral (case_id, received_at);

-- A fact of the clearing with its source. The newest row of a name counts; none is overwritten.
CREATE TABLE case_fact (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  name TEXT NOT NULL,
  value TEXT,
  source TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX case_fact_by_case ON case_fact (case_id, name, recorded_at);

-- domains: what it covers as reported. their_domains and our_domains: who holds what after a partial
-- agreement, which counts only once it was talked over (agreed_on).
CREATE TABLE overlap (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  programme TEXT NOT NULL,
  domains TEXT NOT NULL,
  their_domains TEXT NOT NULL,
  our_domains TEXT NOT NULL,
  valid_from DATE,
  valid_to DATE,
  resolution TEXT NOT NULL,
  agreed_on DATE,
  agreed_with TEXT NOT NULL,
  note TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  ended_at TIMESTAMPTZ,
  version BIGINT NOT NULL
);
CREATE INDEX overlap_by_case ON overlap (case_id, recorded_at);

-- What was decided, on which version of the programme, from which facts.
CREATE TABLE admission_decision (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  decision TEXT NOT NULL,
  result TEXT NOT NULL,
  exception BOOLEAN NOT NULL,
  reason TEXT NOT NULL,
  programme TEXT NOT NULL,
  programme_version TEXT NOT NULL,
  facts TEXT NOT NULL,
  criteria TEXT NOT NULL,
  decided_at TIMESTAMPTZ NOT NULL,
  decided_by UUID NOT NULL REFERENCES user_account (id),
  approval_id UUID
);
CREATE INDEX admission_decision_by_case ON admission_decision (case_id, decided_at);

-- Something that a second person has to approve: an exception, a re-entry.
CREATE TABLE approval (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  requested_at TIMESTAMPTZ NOT NULL,
  requested_by UUID NOT NULL REFERENCES user_account (id),
  decided_at TIMESTAMPTZ,
  decided_by UUID REFERENCES user_account (id),
  granted BOOLEAN,
  answer TEXT NOT NULL
);
CREATE INDEX approval_by_case ON approval (case_id, requested_at);
CREATE INDEX approval_open ON approval (carrier_id, decided_at, requested_at);

CREATE TABLE release_forecast (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  release_on DATE NOT NULL,
  kind TEXT,
  actual BOOLEAN NOT NULL,
  source TEXT NOT NULL,
  confidence TEXT NOT NULL,
  note TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX release_forecast_by_case ON release_forecast (case_id, recorded_at);

-- Lead and deputy with their history. The two partial keys make "exactly one lead" a fact.
CREATE TABLE assignment (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  user_id UUID NOT NULL REFERENCES user_account (id),
  responsibility TEXT NOT NULL,
  from_at TIMESTAMPTZ NOT NULL,
  to_at TIMESTAMPTZ,
  assigned_by UUID NOT NULL REFERENCES user_account (id),
  reason TEXT NOT NULL
);
CREATE INDEX assignment_by_case ON assignment (case_id, from_at);
CREATE UNIQUE INDEX assignment_case_id_responsibility_key
  ON assignment (case_id, responsibility) WHERE to_at IS NULL;

-- A transfer that the other side has to acknowledge; until then the old lead answers.
CREATE TABLE handover (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  from_user_id UUID REFERENCES user_account (id),
  to_user_id UUID NOT NULL REFERENCES user_account (id),
  content TEXT NOT NULL,
  offered_at TIMESTAMPTZ NOT NULL,
  offered_by UUID NOT NULL REFERENCES user_account (id),
  answered_at TIMESTAMPTZ,
  accepted BOOLEAN,
  answer TEXT NOT NULL
);
CREATE INDEX handover_by_case ON handover (case_id, offered_at);
CREATE UNIQUE INDEX handover_case_id_key ON handover (case_id) WHERE answered_at IS NULL;
CREATE INDEX handover_to ON handover (carrier_id, to_user_id, answered_at);

CREATE TABLE module_participation (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  module TEXT NOT NULL,
  from_on DATE NOT NULL,
  to_on DATE,
  side TEXT NOT NULL,
  status TEXT NOT NULL,
  result TEXT NOT NULL,
  reason TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  version BIGINT NOT NULL
);
CREATE INDEX module_participation_by_case ON module_participation (case_id, from_on);

-- An arrangement (Sicherung): the one thing that covers a security.
CREATE TABLE arrangement (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  security TEXT NOT NULL,
  kind TEXT,
  provider TEXT NOT NULL,
  from_on DATE NOT NULL,
  to_on DATE,
  strength TEXT NOT NULL,
  side TEXT NOT NULL,
  evidence TEXT NOT NULL,
  epistemic TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  struck_at TIMESTAMPTZ,
  struck_by UUID REFERENCES user_account (id),
  struck_reason TEXT,
  replaced_by UUID,
  version BIGINT NOT NULL
);
CREATE INDEX arrangement_by_case ON arrangement (case_id, from_on);

CREATE TABLE task (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  template TEXT,
  title_de TEXT NOT NULL,
  title_en TEXT NOT NULL,
  note TEXT NOT NULL,
  due_on DATE,
  pinned BOOLEAN NOT NULL,
  shortened BOOLEAN NOT NULL,
  kind TEXT NOT NULL,
  legal_basis TEXT NOT NULL,
  role TEXT NOT NULL,
  assignee_id UUID REFERENCES user_account (id),
  status TEXT NOT NULL,
  blocked_by TEXT NOT NULL,
  escalation BIGINT NOT NULL,
  reason TEXT NOT NULL,
  settled_at TIMESTAMPTZ,
  settled_by UUID REFERENCES user_account (id),
  created_at TIMESTAMPTZ NOT NULL,
  created_by UUID REFERENCES user_account (id),
  version BIGINT NOT NULL,
  UNIQUE (case_id, template)
);
CREATE INDEX task_by_case ON task (case_id, status, due_on);
CREATE INDEX task_by_role ON task (carrier_id, role, status, due_on, id);
CREATE INDEX task_by_assignee ON task (carrier_id, assignee_id, status, due_on, id);

-- What a change has moved: written once, with the old and the new due dates.
CREATE TABLE change_notice (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL,
  detail TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  by_user_id UUID REFERENCES user_account (id)
);
CREATE INDEX change_notice_by_case ON change_notice (case_id, at);

CREATE TABLE contact_note (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  at TIMESTAMPTZ NOT NULL,
  kind TEXT NOT NULL,
  outcome TEXT NOT NULL,
  place TEXT NOT NULL,
  minutes BIGINT NOT NULL,
  domains TEXT NOT NULL,
  epistemic TEXT NOT NULL,
  body TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  version BIGINT NOT NULL
);
CREATE INDEX contact_note_by_case ON contact_note (case_id, at, id);

-- The former text of a corrected note: struck, never gone.
CREATE TABLE note_correction (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  contact_note_id UUID NOT NULL REFERENCES contact_note (id),
  former TEXT NOT NULL,
  reason TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  by_user_id UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX note_correction_by_note ON note_correction (contact_note_id, at);

CREATE TABLE planned_contact (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  at TIMESTAMPTZ NOT NULL,
  kind TEXT NOT NULL,
  place TEXT NOT NULL,
  note TEXT NOT NULL,
  status TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id),
  version BIGINT NOT NULL
);
CREATE INDEX planned_contact_by_case ON planned_contact (case_id, status, at);
CREATE INDEX planned_contact_by_day ON planned_contact (carrier_id, status, at);

-- What somebody was typing when the session ended; bound to user, case and form.
CREATE TABLE draft (
  user_id UUID NOT NULL REFERENCES user_account (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  form TEXT NOT NULL,
  content TEXT NOT NULL,
  saved_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (user_id, case_id, form)
);

-- A release list that was uploaded. Its rows are judged first (dry run) and applied when somebody
-- says so; what they hold about people (content, matched) goes when that is done.
CREATE TABLE import_batch (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  institution TEXT NOT NULL,
  programme TEXT NOT NULL,
  file_name TEXT NOT NULL,
  reading TEXT NOT NULL,
  status TEXT NOT NULL,
  total BIGINT NOT NULL,
  done BIGINT NOT NULL,
  message TEXT NOT NULL,
  choice TEXT,
  uploaded_at TIMESTAMPTZ NOT NULL,
  uploaded_by UUID NOT NULL REFERENCES user_account (id),
  finished_at TIMESTAMPTZ
);
CREATE INDEX import_batch_by_carrier ON import_batch (carrier_id, uploaded_at);

CREATE TABLE import_row (
  batch_id UUID NOT NULL REFERENCES import_batch (id),
  line BIGINT NOT NULL,
  outcome TEXT NOT NULL,
  state TEXT NOT NULL,
  content TEXT NOT NULL,
  matched TEXT NOT NULL,
  case_id UUID REFERENCES cases (id),
  PRIMARY KEY (batch_id, line)
);
CREATE INDEX import_row_by_outcome ON import_row (batch_id, outcome, line);
CREATE INDEX import_row_by_state ON import_row (batch_id, state, line);

-- The number that the next case of a year gets, per carrier.
CREATE TABLE case_number (
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  year BIGINT NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (carrier_id, year)
);

-- The log. Each entry is chained to the one before it by its hash. An entry whose time has come
-- loses its content (erased) but keeps content_hash, so that the chain can still be followed.
CREATE TABLE log_head (
  id BIGINT PRIMARY KEY,
  seq BIGINT NOT NULL,
  hash BYTEA NOT NULL
);

CREATE TABLE log_entry (
  seq BIGINT PRIMARY KEY,
  carrier_id UUID,
  at TIMESTAMPTZ NOT NULL,
  user_id UUID,
  action TEXT NOT NULL,
  case_id UUID,
  subject TEXT NOT NULL,
  purpose TEXT NOT NULL,
  outcome TEXT NOT NULL,
  request_id UUID,
  detail TEXT NOT NULL,
  erased BOOLEAN NOT NULL,
  content_hash BYTEA NOT NULL,
  hash BYTEA NOT NULL
);
CREATE INDEX log_entry_by_case ON log_entry (carrier_id, case_id, seq);
CREATE INDEX log_entry_by_user ON log_entry (carrier_id, user_id, seq);
CREATE INDEX log_entry_refused ON log_entry (carrier_id, seq) WHERE outcome <> 'ok';
