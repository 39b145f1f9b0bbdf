"""Contributions of other services and colleagues to the answer to an enquiry."""
