"""The bench: how fast pages are, measured next to a page that could not do less."""
