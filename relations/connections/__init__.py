"""Declared connections: a councillor and an officer, read by one office in confidence."""
