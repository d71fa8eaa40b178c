### session: signing in and out, first set-up.
### All keys begin with session-.

session-title = Sign in
session-login = Sign-in name
session-password = Password
session-submit = Sign in
session-forgotten = Forgotten your password? Your administrators can reset it.
session-refused = Not signed in
session-wrong = The sign-in name or the password is wrong.
session-demo-title = Demonstration
session-demo-text = All people here are invented. These are the accounts; the password is shown where Nahtlos was started.
