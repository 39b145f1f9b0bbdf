"""Announcements, letters and media work in the name of people who have left: what becomes of it."""
