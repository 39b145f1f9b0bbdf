"""Telephone numbers: what one looks like wherever it is typed."""

from django.core.validators import RegexValidator

MOST_CHARACTERS = 40
# Digits in groups, perhaps with a country, an area in brackets and an extension.
telephone_number = RegexValidator(
    r"^\+?[0-9 ()-]{0,30}[0-9][ )]{0,3}(ext\.? ?[0-9]{1,10})?$",
    "Enter a telephone number, for example 01632 960 151 or 01632 960 151 ext 12",
)
