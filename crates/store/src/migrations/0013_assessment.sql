-- What four voices say about the life domains (P18). A row is one dated version; once finished it never changes.
CREATE TABLE assessment (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  voice TEXT NOT NULL,
  status TEXT NOT NULL,
  questionnaire TEXT,
  questionnaire_version TEXT,
  given_on DATE NOT NULL,
  on_paper BOOLEAN NOT NULL,
  source TEXT NOT NULL,
  release_basis TEXT NOT NULL,
  keep_from_client_copy BOOLEAN NOT NULL,
  summary TEXT NOT NULL,
  priorities TEXT NOT NULL,
  author_id UUID NOT NULL REFERENCES user_account (id),
  started_at TIMESTAMPTZ NOT NULL,
  saved_at TIMESTAMPTZ NOT NULL,
  finished_at TIMESTAMPTZ,
  struck_at TIMESTAMPTZ,
  struck_by UUID REFERENCES user_account (id),
  struck_reason TEXT,
  version BIGINT NOT NULL
);
CREATE INDEX assessment_by_case ON assessment (case_id, started_at);
-- What one version says about one life domain: problem and resource, person and life world (P14a, P16).
CREATE TABLE domain_rating (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  assessment_id UUID NOT NULL REFERENCES assessment (id),
  domain TEXT NOT NULL,
  problem TEXT NOT NULL,
  resource TEXT NOT NULL,
  problem_text TEXT NOT NULL,
  resource_text TEXT NOT NULL,
  person TEXT NOT NULL,
  life_world TEXT NOT NULL,
  importance TEXT NOT NULL,
  urgency TEXT NOT NULL,
  answers TEXT NOT NULL,
  version BIGINT NOT NULL,
  UNIQUE (assessment_id, domain)
);
CREATE INDEX domain_rating_by_case ON domain_rating (case_id, assessment_id);
-- How a life domain was settled (P1c). The newest row of a domain counts; none is overwritten.
CREATE TABLE domain_result (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  domain TEXT NOT NULL,
  result TEXT NOT NULL,
  body TEXT NOT NULL,
  decided_on DATE NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX domain_result_by_case ON domain_result (case_id, recorded_at);
