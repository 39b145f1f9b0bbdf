"""The yearly review: what is due this year, and the decision on each record."""
