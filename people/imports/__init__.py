"""Files of members and officers: read, compared with who is there, saved as a whole and undone."""
