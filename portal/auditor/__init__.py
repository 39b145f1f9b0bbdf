"""Pages of the auditor: who did what and when, and the content of nothing."""
