-- Two records of one person become one: what the record that went said, which cases moved, why.
CREATE TABLE client_merge (
  id UUID PRIMARY KEY,
  carrier_id UUID NOT NULL REFERENCES carrier (id),
  client_id UUID NOT NULL REFERENCES client (id),
  former_client_id UUID NOT NULL,
  family_name TEXT NOT NULL,
  given_names TEXT NOT NULL,
  birth_date DATE,
  cases TEXT NOT NULL,
  reason TEXT NOT NULL,
  merged_at TIMESTAMPTZ NOT NULL,
  merged_by UUID NOT NULL REFERENCES user_account (id)
);
CREATE INDEX client_merge_by_client ON client_merge (carrier_id, client_id);
