"""Absences: the holder of an office says when they are away, and the deputies act."""
