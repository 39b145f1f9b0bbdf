"""Fields that choose a person. Two of the same name show their service or ward."""

from django import forms

from people.directory import directory, styled_member
from people.models import User


class PersonChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: User) -> str:
        return obj.name + directory().apart(obj.pk)


class CouncillorChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: User) -> str:
        return styled_member(obj) + directory().apart(obj.pk)
