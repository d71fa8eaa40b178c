-- A referral is corrected with a trail; whoever is slower sees both.
ALTER TABLE referral ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
