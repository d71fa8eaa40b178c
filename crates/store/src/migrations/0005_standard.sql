-- Why a standard of the programme is not met as written. The newest reason counts, none is overwritten.
CREATE TABLE standard_deviation (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  case_id UUID NOT NULL REFERENCES cases (id),
  standard TEXT NOT NULL,
  reason TEXT NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX standard_deviation_by_case ON standard_deviation (case_id, recorded_at);
CREATE INDEX cases_by_entry ON cases (carrier_id, programme, entry_on);
