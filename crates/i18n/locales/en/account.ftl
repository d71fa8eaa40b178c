### account: accounts, roles, sites and invitations.
### All keys begin with account-.
