"""Forwarding of single letters to somebody outside the enquiry, with the consent of each author."""
