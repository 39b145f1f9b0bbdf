"""How well the protocol is followed, in figures."""
