### programme: programmes: the concept beside its rules.
### All keys begin with programme-.
