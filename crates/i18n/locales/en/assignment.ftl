### assignment: site, lead worker, deputy and handover.
### All keys begin with assignment-.
