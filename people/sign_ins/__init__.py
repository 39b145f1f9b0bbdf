"""Sign-ins on record: how, when, on which device and from which network."""
