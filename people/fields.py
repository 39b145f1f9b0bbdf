"""Fields that choose a person, or a ward, service or committee.

Two people of the same name show their service or ward. A place that has ended is not offered.
"""

from typing import Self, Unpack

from django import forms

from foundation.fields import FieldArguments
from foundation.types import Untyped
from people.directory import directory, styled_member
from people.models import Committee, Group, OutsideBody, Service, User, Ward


class PersonChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: User) -> str:
        return obj.name + directory().apart(obj.pk)


class CouncillorChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: User) -> str:
        return styled_member(obj) + directory().apart(obj.pk)


class OfferedChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the `places` that have not ended, asked each time a form is made."""

    def __init__(
        self,
        *,
        places: type[Ward] | type[Service] | type[Committee] | type[Group] | type[OutsideBody],
        empty_label: str | None = None,
        **arguments: Unpack[FieldArguments],
    ) -> None:
        self.places = places
        super().__init__(queryset=places.objects.none(), empty_label=empty_label, **arguments)

    def __deepcopy__(self, memo: Untyped) -> Self:
        copied: Self = super().__deepcopy__(memo)
        copied.queryset = self.places.objects.offered()
        return copied
