"""Meetings and visits in the name of people who have left: what becomes of each kind."""
