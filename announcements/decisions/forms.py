"""Forms of delegated decisions: record one, name who was consulted, confirm it, ask about it."""

from datetime import date
from typing import Unpack

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from announcements.decisions.actions import NO_CHAIR, chair_of
from foundation.fields import DayField, LineField, PlainTextField, offer_rows
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.fields import CouncillorChoice, OfferedChoice, PersonChoice
from people.models import Appointment, Committee, User, councillor_posts
from people.roles import SERVICE_ROLES
from protocols.behaviours import Behaviour
from protocols.models import Protocol

NOT_YET = "The day must be today or in the past"
CHAIR_LATE = "The chair must have been consulted on or before the day of the decision"
NO_COMMITTEE = "Select the committee that authorised it"
NO_OFFICER = "Select the officer who decided"
NO_COUNCILLOR = "Select the councillor who was consulted"


def past_day(day: date) -> date:
    if day > timezone.localdate():
        raise forms.ValidationError(NOT_YET)
    return day


def officers_in_services() -> QuerySet[User]:
    """Everyone who has a post in a service today."""
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    people = posts.filter(role__in=sorted(SERVICE_ROLES)).values("person")
    return User.objects.filter(pk__in=people).order_by("name", "pk")


class RecordDecisionForm(PortalForm):
    title = LineField(
        label="What is the decision about?",
        help_text="For example, a licence for Harbour Market",
        error_messages={"required": "Enter what the decision is about"},
    )
    text = PlainTextField(
        label="What was decided?",
        rows=5,
        max_length=10_000,
        error_messages={"required": "Enter what was decided"},
    )
    delegation = PlainTextField(
        label="Which delegation does it rely on?",
        help_text="For example, the scheme of delegation, part 3, paragraph 12",
        rows=2,
        max_length=1_000,
        error_messages={"required": "Enter the delegation that the decision relies on"},
    )
    decided_by = PersonChoice(
        label="Which officer decided?",
        queryset=User.objects.none(),
        empty_label="Choose an officer",
        error_messages={"required": NO_OFFICER, "invalid_choice": NO_OFFICER},
    )
    decided_on = DayField(
        label="Day of the decision",
        asks="the day of the decision",
        help_text="For example, 1 12 2026",
    )
    committee = OfferedChoice(
        label="Which committee authorised it?",
        places=Committee,
        empty_label="Choose a committee",
        error_messages={"required": NO_COMMITTEE, "invalid_choice": NO_COMMITTEE},
    )
    resolution = LineField(
        label="By which resolution?",
        help_text="For example, 12 November 2026, minute P31",
        error_messages={"required": "Enter the resolution, such as 12 November 2026, minute P31"},
    )
    chair_consulted_on = DayField(
        label="Day its chair was consulted",
        asks="the day its chair was consulted",
        help_text="For example, 30 11 2026. The officer decides, not the chair",
    )

    def __init__(self, *, version: Protocol, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        offer_rows(self, "decided_by", officers_in_services())
        if not version.clause_for(Behaviour.DECISIONS_NAME_DELEGATION):
            self.fields["delegation"].required = False
            self.fields["delegation"].label = "Which delegation does it rely on? (optional)"
        if not version.clause_for(Behaviour.DECISIONS_BETWEEN_MEETINGS):
            for name in ("committee", "resolution", "chair_consulted_on"):
                del self.fields[name]

    def clean_decided_on(self) -> date:
        return past_day(self.cleaned_data["decided_on"])

    def clean_committee(self) -> Committee:
        committee: Committee = self.cleaned_data["committee"]
        if chair_of(committee) is None:
            raise forms.ValidationError(NO_CHAIR)
        return committee

    def clean(self) -> Cleaned:
        typed: Cleaned = super().clean() or {}
        consulted, decided = typed.get("chair_consulted_on"), typed.get("decided_on")
        if consulted and decided and consulted > decided:
            self.add_error("chair_consulted_on", CHAIR_LATE)
        return typed


class ConsultedForm(PortalForm):
    member = CouncillorChoice(
        label="Which councillor was consulted?",
        queryset=User.objects.none(),
        empty_label="Choose a councillor",
        error_messages={"required": NO_COUNCILLOR, "invalid_choice": NO_COUNCILLOR},
    )
    consulted_on = DayField(
        label="Day they were consulted",
        asks="the day they were consulted",
        help_text="For example, 30 11 2026",
    )

    def __init__(self, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        people = User.objects.filter(pk__in=councillor_posts().values("person"))
        offer_rows(self, "member", people.order_by("name", "pk"))

    def clean_consulted_on(self) -> date:
        return past_day(self.cleaned_data["consulted_on"])


class ConfirmDecisionForm(PortalForm):
    """One button."""


class QuestionForm(PortalForm):
    text = PlainTextField(
        label="What do you want to ask?",
        help_text="The officer who decided reads this and answers you",
        rows=6,
        max_length=20_000,
        error_messages={"required": "Enter what you want to ask"},
    )


class WithdrawDecisionForm(PortalForm):
    reason = PlainTextField(
        label="Why is it withdrawn?",
        help_text="Every councillor who was told can read this",
        rows=3,
        max_length=1_000,
        error_messages={"required": "Enter why it is withdrawn"},
    )
