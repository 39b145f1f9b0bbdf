"""Employment cases: councillors decide on facts, and no one else finds a trace of them."""
