"""Mutations of what relations do the same under every protocol. The others a clause switches."""
