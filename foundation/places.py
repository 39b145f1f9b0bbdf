"""Fields of a street and a postcode, checked for form only: nothing is looked up."""

import re
from typing import Unpack

from django.core.exceptions import ValidationError

from foundation.fields import FieldArguments, LineField

# The form that every postcode of the United Kingdom has, GIR 0AA apart.
POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})")
WRONG = "“{typed}” is not a full postcode. Enter it like SW1A 2AA, or leave it blank"


class PostcodeField(LineField):
    """A full postcode, in capital letters with its space; "" if none was typed."""

    def __init__(self, **arguments: Unpack[FieldArguments]) -> None:
        super().__init__(max_length=20, **arguments)
        self.widget.attrs |= {"autocomplete": "off", "class": "govuk-input--width-10"}

    def to_python(self, value: object) -> str:
        typed = super().to_python(value)
        compact = re.sub(r"[\s.-]", "", typed).upper()
        found = POSTCODE.fullmatch(compact)
        if compact and not found:
            raise ValidationError(WRONG.format(typed=typed), code="postcode")
        return " ".join(found.groups()) if found else ""


class StreetField(LineField):
    """A street or a place in words: a number by itself or an address of the web is none."""

    def to_python(self, value: object) -> str:
        text = super().to_python(value)
        if not text:
            return ""
        if "@" in text or "://" in text or not re.search(r"[^\W\d_]{2}", text):
            raise ValidationError(
                "Enter the street or the place in words, such as Library, Tide Street",
                code="street",
            )
        return text
