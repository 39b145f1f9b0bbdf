"""Telephone: the number that an officer lets councillors see next to their name."""
