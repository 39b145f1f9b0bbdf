"""Mutations of what documents does the same under every protocol."""
