-- When the professional summary was talked over with the client (P18e), and who noted that when.
ALTER TABLE assessment ADD COLUMN shared_on DATE;
