"""Officers at scrutiny bodies: asked for through the Director, who names them."""
