"""Files held by the virus check: how many and since when, for people administrators."""
