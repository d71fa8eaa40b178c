### day: “My day”.
### All keys begin with day-.
