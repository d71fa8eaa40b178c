### list: lists of cases.
### All keys begin with list-.
