"""Email addresses that change once they are confirmed by a link sent there."""
