"""Files of a case: checked when they arrive, encrypted on the disk, opened on record.

A file first arrives as its sender's own pending upload; the action that sends the letter takes it
into the app's table (`attaching`). `serving` is the only way out, and records each opening.
"""
