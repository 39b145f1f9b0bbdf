"""Pages of the auditor: what was done, when and by whom, and the content of nothing."""
