"""Email in: a councillor's email becomes a draft enquiry, and a reply to a notice an addition."""
