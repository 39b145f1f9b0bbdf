"""A database engine: Django's own for PostgreSQL, with a last word before each commit."""
