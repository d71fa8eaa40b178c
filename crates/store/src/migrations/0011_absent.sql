-- Whoever is away is found without a look at everybody's cases.

CREATE INDEX user_account_absent ON user_account (carrier_id, absent_until);
