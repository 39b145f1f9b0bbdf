"""Mutations of what complaints does the same under every protocol."""
