"""Whether the council treats political groups alike, for the Monitoring Officer alone."""
