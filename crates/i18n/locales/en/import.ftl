### import: reading release lists.
### All keys begin with import-.
