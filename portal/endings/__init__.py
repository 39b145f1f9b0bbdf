"""Ending a ward, service, committee, group or outside body on a day, after what is open there."""
