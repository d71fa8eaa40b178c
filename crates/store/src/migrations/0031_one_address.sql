-- A person has one good address of the calendar. Where two were made at once, the later one stays.
UPDATE calendar_address SET revoked_at = created_at WHERE revoked_at IS NULL AND EXISTS (
  SELECT 1 FROM calendar_address later WHERE later.user_id = calendar_address.user_id
  AND later.revoked_at IS NULL AND (later.created_at > calendar_address.created_at
  OR (later.created_at = calendar_address.created_at AND later.id > calendar_address.id)));
CREATE UNIQUE INDEX calendar_address_good ON calendar_address (user_id) WHERE revoked_at IS NULL;
