### clearing: clearing an admission: criteria, overlap, decision.
### All keys begin with clearing-.
