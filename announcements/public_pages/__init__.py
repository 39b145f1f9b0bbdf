"""Public announcements: pages and an Atom feed that anyone can read without signing in."""
