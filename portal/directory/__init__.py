"""Directory: the offices and leading members of today, and the councillors of each ward."""
