### search: finding a case.
### All keys begin with search-.
