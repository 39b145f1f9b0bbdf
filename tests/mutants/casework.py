"""Mutations of what casework does the same under every protocol."""
