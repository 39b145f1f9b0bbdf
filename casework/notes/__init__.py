"""Private notes: what staff write about a case for one another. No councillor reads them."""
