"""Forms of advice: record it, correct the councillor's view, change the recommendation, finish."""

from typing import Unpack

from django import forms

from foundation.fields import LineField, PlainTextField, offer_rows
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.fields import CouncillorChoice
from people.models import Service, User
from people.models.holders import councillor_posts


def view_field() -> PlainTextField:
    return PlainTextField(
        label="What is the councillor’s view?",
        help_text="Report it as the councillor gave it",
        rows=5,
        max_length=5_000,
        error_messages={"required": "Enter the councillor’s view"},
    )


def recommendation_field() -> PlainTextField:
    return PlainTextField(
        label="What do you recommend?",
        help_text="Your own professional judgement. Only you can change it",
        rows=5,
        max_length=5_000,
        error_messages={"required": "Enter what you recommend"},
    )


class RecordAdviceForm(PortalForm):
    service = forms.ModelChoiceField(
        label="Which service is the advice from?",
        queryset=Service.objects.none(),
        empty_label="Choose a service",
        error_messages={
            "required": "Select the service the advice is from",
            "invalid_choice": "Select one of your services",
        },
    )
    title = LineField(
        label="What is the advice about?",
        help_text="For example, Winter budget 2027",
        max_length=150,
        error_messages={"required": "Enter what the advice is about"},
    )
    member = CouncillorChoice(
        label="Whose view do you report?",
        queryset=User.objects.none(),
        empty_label="Choose a councillor",
        error_messages={
            "required": "Select the councillor whose view you report",
            "invalid_choice": "Select a councillor from the list",
        },
    )
    member_view = view_field()
    recommendation = recommendation_field()

    def __init__(self, *, user: User, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        councillors = User.objects.filter(pk__in=councillor_posts().values("person"))
        offer_rows(self, "member", councillors.order_by("name", "pk"))
        own = Service.objects.filter(pk__in=list(user.services)).order_by("name")
        self.only_service = own[0] if len(own) == 1 else None
        offer_rows(self, "service", own)
        if self.only_service:
            del self.fields["service"]

    def clean(self) -> Cleaned:
        typed: Cleaned = super().clean() or {}
        return typed | {"service": self.only_service or typed.get("service")}


class CorrectViewForm(PortalForm):
    member_view = view_field()


class RecommendationForm(PortalForm):
    recommendation = recommendation_field()


class FinishAdviceForm(PortalForm):
    """One button."""
