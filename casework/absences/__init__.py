"""Absences: an officer says when they are away. Deputies act for an office while they are."""
