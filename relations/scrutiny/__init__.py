"""Officers at scrutiny bodies: asked for through the Director or the head, who names them."""
