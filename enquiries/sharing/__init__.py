"""Sharing one enquiry with a colleague of the same ward, who reads it and does not act on it."""
