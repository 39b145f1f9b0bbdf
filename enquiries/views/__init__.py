"""Views of enquiries: what each page shows, and where it leads."""
