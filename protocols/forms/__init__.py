"""What is typed on the protocol's pages: settings, and what makes, adopts or compares a version."""
