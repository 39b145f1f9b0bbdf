"""Assistants to councillors: drafts they give, and the standing permission to send."""
