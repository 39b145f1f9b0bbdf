"""Leavers: what happens to the work of somebody whose post ends, chosen before and done then."""
