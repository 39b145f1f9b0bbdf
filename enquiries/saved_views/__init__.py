"""Saved views of the queue: an officer’s own, and those that a service shares."""
