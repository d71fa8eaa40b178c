### arrangement: entering, changing and ending arrangements.
### All keys begin with arrangement-.
