-- The agreement with another programme on paper (P21): a scan that belongs to an overlap.
CREATE TABLE overlap_scan (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  overlap_id UUID NOT NULL REFERENCES overlap (id),
  scan_id UUID NOT NULL REFERENCES scan (id),
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX overlap_scan_by_case ON overlap_scan (case_id, recorded_at);
