"""Westhaven District Council, which does not exist: its people, its protocol and its enquiries."""
