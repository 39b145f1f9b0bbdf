"""Forms of employment cases: start one, appoint a councillor, confirm, find the facts, decide."""

from typing import Unpack

from django import forms
from django.db.models import QuerySet

from foundation.fields import (
    ChecksWithHints,
    ChoiceWithHints,
    PlainTextField,
    offer_choices,
    offer_rows,
)
from foundation.forms import FormArguments, PortalForm
from people.fields import CouncillorChoice, PersonChoice
from people.models import User
from protocols.behaviours import Behaviour
from relations.employment_cases import policy
from relations.models import EmploymentCase, EmploymentKind

NO_DECIDERS = "Select each councillor who decided"


class StartEmploymentCaseForm(PortalForm):
    officer = PersonChoice(
        label="Which officer does the case concern?",
        queryset=User.objects.none(),
        empty_label="Choose an officer",
        error_messages={
            "required": "Select the officer the case concerns",
            "invalid_choice": "Select an officer from the list",
        },
    )
    kind = ChoiceWithHints(
        label="What kind of case is it?",
        choices=EmploymentKind.choices,
        error_messages={
            "required": "Select what kind of case it is",
            "invalid_choice": "Select what kind of case it is",
        },
    )
    text = PlainTextField(
        label="What is the case about?",
        help_text="The councillors appointed to it can read this",
        rows=6,
        max_length=10_000,
        error_messages={"required": "Enter what the case is about"},
    )

    def __init__(self, *, officers: QuerySet[User], **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        offer_rows(self, "officer", officers)


class AppointToCaseForm(PortalForm):
    member = CouncillorChoice(
        label="Councillor",
        queryset=User.objects.none(),
        empty_label="Choose a councillor",
        error_messages={
            "required": "Select a councillor",
            "invalid_choice": "Select a councillor from the list",
        },
    )

    def __init__(self, *, members: QuerySet[User], **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        offer_rows(self, "member", members)


class CaseButtonForm(PortalForm):
    """Only a button: the page says what it does."""


class NoInfluenceForm(PortalForm):
    no_influence = forms.BooleanField(
        label="No party political or personal factor will influence my decision",
        error_messages={"required": "Confirm that nothing of this kind will influence you"},
    )


class CaseFactsForm(PortalForm):
    findings = PlainTextField(
        label="What are the facts, as the committee finds them?",
        rows=6,
        max_length=20_000,
        error_messages={"required": "Enter the facts, as the committee finds them"},
    )
    duties = PlainTextField(
        label="Which duties as an employer does the council have to weigh?",
        help_text="For example, the disciplinary procedure and a fair hearing",
        rows=4,
        max_length=10_000,
        error_messages={"required": "Enter the duties that the council has to weigh"},
    )


class CaseOutcomeForm(PortalForm):
    """Leaves `members`, the keys of the seats of those who decided, among the data."""

    outcome = PlainTextField(
        label="What did the committee decide, and why?",
        rows=6,
        max_length=20_000,
        error_messages={"required": "Enter what the committee decided, and why"},
    )
    members = forms.MultipleChoiceField(
        label="Which councillors decided?",
        help_text="Their names are recorded with the date",
        widget=ChecksWithHints(),
        error_messages={"required": NO_DECIDERS, "invalid_choice": NO_DECIDERS},
    )

    def __init__(self, *, case: EmploymentCase, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        seats = policy.seats_that_decide(case)
        offer_choices(self, "members", [(str(seat.key), seat.details.name) for seat in seats])
        if not case.version.clause_for(Behaviour.EMPLOYMENT_DECIDERS):
            del self.fields["members"]
