"""Decisions of officers under delegated powers: recorded, told to councillors, questioned."""
