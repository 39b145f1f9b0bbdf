"""Informal briefings that chairs, vice-chairs and spokespersons ask senior officers for."""
