### note: contacts, notes and their correction.
### All keys begin with note-.
