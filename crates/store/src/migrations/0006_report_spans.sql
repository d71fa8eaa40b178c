-- What reports count in a span of days, by carrier first.
CREATE INDEX cases_by_exit ON cases (carrier_id, programme, exit_on);
CREATE INDEX cases_by_release ON cases (carrier_id, programme, release_on);
CREATE INDEX contact_note_by_day ON contact_note (carrier_id, at);
CREATE INDEX module_participation_by_day ON module_participation (carrier_id, from_on);
