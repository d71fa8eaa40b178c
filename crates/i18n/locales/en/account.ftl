### account: accounts, roles, invitations, the own account.
### All keys begin with account-.

# List
account-title = Accounts
account-count = { $n ->
    [one] { $n } account
   *[other] { $n } accounts
}
account-active-count = { $n } active
account-new = Add account
account-name = Name
account-login = Login
account-login-hint = Lower-case letters, digits, dot, hyphen. Cannot be changed later.
account-role = Role
account-role-hint = Administration and data protection see no case content.
account-places = Site or prison
account-last-sign-in = Last signed in
account-never = never
account-state = State
account-state-active = active
account-state-invited = link open until { $until }
account-state-link-expired = link expired
account-state-locked = locked

# Add and change
account-new-title = Add account
account-new-submit = Add account
account-change-title = Change account
account-sites = Sites
account-sites-hint = For transition management and coordination.
account-no-sites = There is no site yet. Add one first, then accounts for transition management and coordination.
account-institutions = Prisons
account-institutions-hint = For the prison social service: only cases from these prisons are visible, and only until release.
account-language = Language
account-language-de = German
account-language-en = English
account-capacity = Cases that this person can lead
account-capacity-hint = 0 if they lead none.
account-led = { $n ->
    [one] Leads { $n } case that has not ended. Coordination should hand it over before the account is locked.
   *[other] Leads { $n } cases that have not ended. Coordination should hand them over before the account is locked.
}
account-login-characters = “{ $found }” cannot be a login. Expected are lower-case letters without accents, digits, dot, hyphen, underscore or @.
account-sites-missing = This role needs at least one site.
account-sites-unknown = This site is not one of the choices.
account-institutions-missing = The prison social service needs at least one prison.
account-last-administrator = This is the last active account of the administration. Add a second one first.
account-not-yourself = You cannot lock your own account. Somebody else of the administration can.
account-locked-no-link = The account is locked. Unlock it first.

# Two versions
account-conflict-title = Changed meanwhile
account-conflict-text = While you were writing, somebody else saved. Your input is below; save again if it shall stand.
account-conflict-theirs = Saved now

# Access
account-access-title = Access
account-lock = Lock
account-lock-text = Locked accounts cannot sign in, open sessions end. The person’s work is kept.
account-unlock = Unlock
account-unlock-text = After that the person can sign in again with their password.
account-reset = Issue a new link
account-reset-text = The present password and all sessions end at once. With the link the person sets a new one.

# Sessions
account-sessions = Sessions
account-sessions-none = No open session.
account-session-device = Device
account-session-device-is = { $browser } on { $system }
account-session-device-unknown = Unknown device
account-session-began = Signed in
account-session-seen = Last active
account-session-this = this one
account-session-end = End
account-session-end-others = End all others

# One-time link
account-link-title = Link for { $name }
account-link-text = With this link the person sets their password. It is shown only here and only once.
account-link-label = One-time link
account-link-how = Hand it over in person, by telephone or encrypted. It is good until { $until } and for one use.
account-link-done = To the list of accounts
account-link-used = This link was used before, or replaced by a newer one.
account-link-expired = This link has expired. It was good for 72 hours.
account-link-over-title = This link is no longer good
account-link-over-remedy = Ask your administration for a new one. If you have a password already, sign in with it.
account-link-over-first = At its next start Nahtlos prints a new link, as long as there is no account yet.

# First set-up
account-setup-title = Set up
account-setup-text = This link works once. It makes the first account of the administration; all other accounts are made there.
account-setup-carrier = Carrier
account-setup-carrier-hint = Who is responsible for the personal data, such as the name of the association or authority
account-setup-name = Your name
account-setup-login = Login
account-password = Password
account-password-hint = At least 12 characters. A sentence is easier to remember than a word.
account-password-again = Password once more
account-passwords-differ = The two entries differ.
account-setup-submit = Make account

# Invitation
account-invitation-title = Set password
account-invitation-text = Hello, { $name }. Your login is { $login }.
account-invitation-submit = Set password and sign in

# My account
account-own-title = My account
account-own-name-hint = The administration enters your name: records and the log say under it what you do.
account-own-details = Details
account-absent-until = Away until
account-absent-until-hint = Last day. Until then cases and assignment show that the deputy steps in.
account-own-password-title = Change password
account-current-password = Present password
account-current-wrong = The present password is not right.
account-new-password = New password
account-new-password-hint = At least 12 characters. All other sessions end.
account-password-unchanged = That is the present password.
account-own-password-submit = Change password

# After saving
account-flash-changed = Account changed.
account-flash-locked = Account locked. Open sessions have ended.
account-flash-unlocked = Account unlocked.
account-flash-session-ended = Session ended.
account-flash-own-changed = Saved.
account-flash-password-changed = Password changed. All other sessions have ended.
account-flash-others-ended = All other sessions have ended.
account-flash-set-up = Nahtlos is set up. Next: add sites, then accounts.
account-flash-welcome = Password set. Welcome.

# What others have changed about the account
account-notices-title = Changes to your account
account-notices-none = Nobody else has changed anything about your account in the last seven days.
account-notices-unexpected = Did you not expect this? Tell the person responsible for data protection at once. The log says who it was.
account-notices-again = This note appears at every sign-in for seven days.
account-notices-next = Continue
account-notice-reset = { $by }: your password was reset.
account-notice-role = { $by }: your role was changed.
account-notice-places = { $by }: your sites or prisons were changed.
account-notice-calendar = { $by }: a new secret address for your calendar was made.
account-notice-server = On the server
account-locked-lead = account locked
account-still-leads = { $n ->
    [one] Still leads or stands in for { $n } case there. Please have coordination hand it over first.
   *[other] Still leads or stands in for { $n } cases there. Please have coordination hand them over first.
}
account-not-own-role = Only somebody else in administration can change your own role.
