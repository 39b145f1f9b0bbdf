"""Proposals: guarded posts, and the accounts of people who hold them, are changed by two people."""
