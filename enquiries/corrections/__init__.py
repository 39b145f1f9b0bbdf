"""Putting right: an answer that was wrong or incomplete, and an enquiry that closed too soon."""
