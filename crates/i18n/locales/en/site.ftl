### site: sites.
### All keys begin with site-.
