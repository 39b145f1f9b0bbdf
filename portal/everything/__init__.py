"""Everything a councillor raised: one list of their enquiries and requests, and a CSV of it."""
