"""News for councillors: what emails say, when they come, and the address of a calendar feed."""
