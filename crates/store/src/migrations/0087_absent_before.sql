-- The absence that was entered before an account was locked; it counts again once it is unlocked.
ALTER TABLE user_account ADD COLUMN absent_before DATE;
