"""The forms of the list of politically restricted posts, and of its holders' confirmation."""

from datetime import date
from typing import Any

from django import forms

from people.fields import DayField
from people.forms import PortalForm
from people.models import Appointment
from people.roles import OFFICERS


class PostChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return str(obj)


class RestrictForm(PortalForm):
    """`today` is a local date: posts that are held then and not on the list can be chosen."""

    post = PostChoice(
        label="Which post is politically restricted?",
        queryset=Appointment.objects.none(),
        empty_label="Choose a post",
        error_messages={
            "required": "Choose the post",
            "invalid_choice": "Choose a post from the list",
        },
    )
    starts_on = DayField(label="From which day?")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        posts = Appointment.objects.current(today).of_people_who_can_sign_in()
        posts = posts.filter(role__in=sorted(OFFICERS)).select_related("person", "service")
        self.fields["post"].queryset = posts.order_by("person__name", "pk")  # type: ignore[attr-defined]


class ReleaseForm(PortalForm):
    ends_on = DayField(label="What is the last day on which it is restricted?")


class RestrictionForm(PortalForm):
    read = forms.BooleanField(
        label="I know what my post does not allow me, and keep to it",
        error_messages={"required": "Tick the box to confirm it"},
    )
