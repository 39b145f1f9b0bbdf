"""Forms of standard answers: the filter of the list, and the text with its owner and its review."""

from collections.abc import Sequence
from datetime import date
from typing import Unpack

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from enquiries.models import StandardAnswer
from enquiries.standard_answers.placeholders import unknown_placeholder
from foundation.fields import DayField, LineField, PlainTextField, offer_choices, offer_rows
from foundation.forms import DecidingForm, FormArguments
from foundation.types import Cleaned
from people.fields import PersonChoice
from people.models import Appointment, Service, User
from people.roles import SERVICE_ROLES

SHOWS = (
    ("", "In use"),
    ("mine", "Yours to review now"),
    ("overdue", "All with a review overdue"),
    ("retired", "Retired"),
)


class LibraryForm(forms.Form):
    """What the list shows. `services` are those whose answers this reader sees."""

    q = LineField(label="Search titles and texts", required=False)
    service = forms.ChoiceField(label="Service", required=False)
    show = forms.ChoiceField(label="Show", choices=SHOWS, required=False)

    def __init__(
        self, *, services: Sequence[tuple[int, str]], **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        offer_choices(self, "service", [("", "Every service"), *services])
        if len(services) < 2:
            del self.fields["service"]


class StandardAnswerForm(DecidingForm):
    """A standard answer of `service`; `answer` is the one that is changed, if it is not new."""

    title = LineField(
        label="Title",
        help_text="Officers choose it from a list by its title. For example, Potholes: how soon "
        "we mend them",
        max_length=100,
        error_messages={"required": "Enter a title"},
    )
    text = PlainTextField(
        label="Text",
        rows=12,
        max_length=10_000,
        error_messages={"required": "Enter the text"},
    )
    owner = PersonChoice(
        label="Who keeps it up to date?",
        queryset=User.objects.none(),
        empty_label="Choose an officer",
        error_messages={
            "required": "Select the officer who keeps it up to date",
            "invalid_choice": "Select an officer of the service",
        },
    )
    review_on = DayField(
        label="When should it be reviewed next?", asks="the date of the next review"
    )

    def __init__(
        self,
        *,
        service: Service,
        answer: StandardAnswer | None = None,
        **arguments: Unpack[FormArguments],
    ) -> None:
        super().__init__(**arguments)
        self.service, self.answer = service, answer
        offer_rows(self, "owner", owners_offered(service))

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if unknown := unknown_placeholder(text):
            raise forms.ValidationError(
                f"“{unknown}” is not a field that can be filled in. Use one of the fields listed "
                "on this page, or type the words without { and }"
            )
        return text

    def clean_review_on(self) -> date:
        day: date = self.cleaned_data["review_on"]
        if day <= timezone.localdate():
            raise forms.ValidationError("The date of the next review must be in the future")
        return day

    def clean(self) -> Cleaned:
        cleaned: Cleaned = super().clean() or self.cleaned_data
        rows = StandardAnswer.objects.in_use().filter(service=self.service)
        if key := cleaned.get("key"):
            rows = rows.exclude(key=key)  # what this very form added
        others = rows.exclude(pk=self.answer.pk if self.answer else 0)
        if others.filter(title=cleaned.get("title", "")).exists():
            self.add_error("title", f"{self.service} has a standard answer with this title already")
        return cleaned


def owners_offered(service: Service) -> QuerySet[User]:
    posts = Appointment.objects.current().filter(role__in=sorted(SERVICE_ROLES), service=service)
    return User.objects.filter(is_active=True, appointments__in=posts).distinct().order_by("name")
