"""Fields for the wards and committees whose councillors are told."""

from typing import Unpack

from django import forms

from foundation.fields import FieldArguments
from people.models import Committee, Ward


class WardsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Any number of wards, or none; the form offers those of today."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **arguments: Unpack[FieldArguments]) -> None:
        arguments |= {
            "required": False,
            "error_messages": {"invalid_choice": "Select wards from the list"},
        }
        super().__init__(queryset=Ward.objects.none(), **arguments)


class CommitteesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """As wards, of committees."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **arguments: Unpack[FieldArguments]) -> None:
        arguments |= {
            "required": False,
            "error_messages": {"invalid_choice": "Select committees from the list"},
        }
        super().__init__(queryset=Committee.objects.none(), **arguments)
