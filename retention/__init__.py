"""Retention: how long records are kept, what holds them, and the review of what is due."""
