"""The calendar: a month, as a table or a list, of the meetings and visits that its reader sees."""
