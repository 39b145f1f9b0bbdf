"""The pages of requests for documents."""
