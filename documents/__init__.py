"""A councillor’s request for a document, decided on need to know."""
