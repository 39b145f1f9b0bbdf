"""An officer at a party group’s meeting: asked for, decided, confirmed and recorded."""
