"""The calendar feed: due dates of one councillor, for the calendar of a telephone or a computer."""
