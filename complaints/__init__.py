"""A complaint in confidence, encrypted for the office that hears it."""
