"""Evidence: a keyed chain over what is recorded, signed heads, and their verification."""
