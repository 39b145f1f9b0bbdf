"""Letters sent to a councillor in confidence: opened on a page of their own, and on record."""
