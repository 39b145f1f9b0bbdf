"""Mutations of what people does the same under every protocol."""
