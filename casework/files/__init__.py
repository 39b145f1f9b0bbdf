"""How does a case hold files? Checked when they arrive, encrypted where they lie, opened on record.

A file first arrives as its sender's own pending upload; the action that sends the letter takes
it into the app's table (`attaching`). `serving` is the only way out, and records each opening.
"""
