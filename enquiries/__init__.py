"""A councillor’s question, from raising it to the answer."""
