"""Public meetings that councillors hold about council work, which the Town Clerk is told about."""
