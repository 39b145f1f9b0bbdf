"""Service accounts: made and ended by people administrators, and known by a token."""
