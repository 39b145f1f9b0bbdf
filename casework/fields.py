"""What people type: see people.fields, which every floor uses."""

from people.fields import ChoiceWithHints, DayField, LineField, PlainTextField

__all__ = ["ChoiceWithHints", "DayField", "LineField", "PlainTextField"]
