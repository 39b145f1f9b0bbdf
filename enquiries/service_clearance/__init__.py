"""Clearance in a service: what its head has switched on, and the page to change it."""
