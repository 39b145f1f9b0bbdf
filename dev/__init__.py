"""For developers only: servers of a checkout, demo council, generated pages.

The production image is without it, and nothing else imports it.
"""
