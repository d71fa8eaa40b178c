### log: the log and who looked at what.
### All keys begin with log-.
