"""Replies of officers: drafts, a preview, two officers at once, and the list of unsent replies."""
