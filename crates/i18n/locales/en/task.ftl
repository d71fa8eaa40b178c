### task: tasks and deadlines.
### All keys begin with task-.
