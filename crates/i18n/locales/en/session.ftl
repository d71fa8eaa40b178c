### session: signing in and out, first set-up.
### All keys begin with session-.
