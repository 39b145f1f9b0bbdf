"""Destruction of a record that is due: its text goes from rows and their history, and its files."""
