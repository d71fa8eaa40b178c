### release: the release date: history, new forecast, “What if …”.
### All keys begin with release-.
