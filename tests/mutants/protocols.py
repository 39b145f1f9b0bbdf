"""Mutations of what protocols does the same under every protocol."""
