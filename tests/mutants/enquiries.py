"""Mutations of what enquiries does the same under every protocol."""
