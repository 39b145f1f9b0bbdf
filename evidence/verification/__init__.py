"""Verification: what was altered behind the back of the portal, and since which head."""
