-- What a concern became in the plan: a measure, or a need in a life domain that has no goal yet.
ALTER TABLE concern ADD COLUMN plan_item_id UUID;
ALTER TABLE concern ADD COLUMN plan_domain TEXT;
