"""Email addresses: in small letters wherever one is typed, looked for or stored."""

from typing import TypeVar

from django import forms
from django.db import models

from foundation.types import Untyped

TWIN = "Someone else uses this email address. Enter another one."
T = TypeVar("T")


def in_small_letters(value: T) -> T | str:
    return value.strip().lower() if isinstance(value, str) else value


class TypedAddress(forms.EmailField):
    def to_python(self, value: object) -> str | None:
        return in_small_letters(super().to_python(value))


class AddressField(models.EmailField):  # type: ignore[type-arg]
    """So that nobody is locked out by a capital letter, and no two accounts differ by one."""

    def to_python(self, value: object) -> object:
        return in_small_letters(super().to_python(value))

    def get_prep_value(self, value: object) -> object:
        return in_small_letters(super().get_prep_value(value))

    def formfield(self, **more: Untyped) -> forms.Field | None:
        arguments: dict[str, Untyped] = {"form_class": TypedAddress} | more
        return super().formfield(**arguments)

    def pre_save(self, model_instance: models.Model, add: bool) -> object:
        """The row in memory is as the one that is stored."""
        address = in_small_letters(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, address)
        return address
