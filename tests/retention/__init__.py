"""Retention, from the schedule to the stub."""
