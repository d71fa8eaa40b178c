### case: the list of cases and the page of one case.
### All keys begin with case-.
