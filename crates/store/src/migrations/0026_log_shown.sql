-- The cases that an entry has shown stand in the entry itself (16 bytes each, in the order of their
-- ids): a page of many cases is durable with one row. By case they are found in `log_shown`, which
-- is filled a moment later, many entries at a time; `log_linked` says up to which number.
-- Entries from before this have nothing in `shown` and keep their rows in `log_case`.

ALTER TABLE log_entry ADD COLUMN shown BYTEA;

CREATE TABLE log_shown (
  case_id UUID NOT NULL,
  seq BIGINT NOT NULL,
  PRIMARY KEY (case_id, seq)
) WITHOUT ROWID;

CREATE TABLE log_linked (
  id BIGINT PRIMARY KEY,
  seq BIGINT NOT NULL
);
