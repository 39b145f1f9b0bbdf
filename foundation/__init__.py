"""What every app stands on: history, verdicts, fields, paging. Imports no app."""
