"""Letters of officers and councillors to people outside: who signs them, and who has a copy."""
