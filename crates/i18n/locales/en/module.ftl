### module: modules of a programme in a case.
### All keys begin with module-.
