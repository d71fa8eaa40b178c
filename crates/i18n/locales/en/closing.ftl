### closing: closing and re-entry.
### All keys begin with closing-.
