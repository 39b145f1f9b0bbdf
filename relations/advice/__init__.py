"""Advice of officers, with the view of a councillor recorded apart from the recommendation."""
