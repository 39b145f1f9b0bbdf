"""Requests of the media team to services for information, with a time of their own."""
