-- Whoever's account is locked is away without an end, so that whoever stands in sees their tasks.
UPDATE user_account SET absent_until = '9999-12-31'
 WHERE active = FALSE AND role = 'transition_manager';
