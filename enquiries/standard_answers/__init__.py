"""Standard answers: a library of texts for each service, inserted into letters and then edited."""
