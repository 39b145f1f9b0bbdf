"""The forms of the list of politically restricted posts, and of its holders' confirmation."""

from datetime import date
from typing import Unpack

from django import forms

from foundation.fields import DayField, offer_rows
from foundation.forms import FormArguments, PortalForm
from people.directory import directory
from people.models import Appointment
from people.roles import OFFICERS


class PostChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Appointment) -> str:
        return f"{obj}{directory().since(obj.person_id)}"


class RestrictForm(PortalForm):
    """`today` is a local date: posts that are held then and not on the list can be chosen."""

    post = PostChoice(
        label="Which post is politically restricted?",
        queryset=Appointment.objects.none(),
        empty_label="Select a post",
        error_messages={
            "required": "Select the post",
            "invalid_choice": "Select a post from the list",
        },
    )
    starts_on = DayField(
        label="When does the restriction start?", asks="the date the restriction starts"
    )

    def __init__(self, *, today: date, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        posts = Appointment.objects.current(today).of_people_who_can_sign_in()
        posts = posts.filter(role__in=sorted(OFFICERS)).select_related("person", "service")
        offer_rows(self, "post", posts.order_by("person__name", "pk"))


class ReleaseForm(PortalForm):
    ends_on = DayField(
        label="What is the last day of the restriction?", asks="the last day of the restriction"
    )


class RestrictionForm(PortalForm):
    read = forms.BooleanField(
        label="I know what my post does not allow, and I will follow these rules",
        error_messages={"required": "Confirm that you know what your post does not allow"},
    )
