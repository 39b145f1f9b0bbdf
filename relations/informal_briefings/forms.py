"""Forms of informal briefings: ask for one, arrange it, decline it, withdraw the request."""

from typing import Unpack

from django import forms

from foundation.fields import DayField, LineField, PlainTextField, offer_rows
from foundation.forms import FormArguments, PortalForm
from people.fields import OfferedChoice
from people.models import Committee, Service, User
from relations.informal_briefings import routing
from relations.informal_briefings.actions import NOT_YOUR_COMMITTEE
from relations.meeting_times import MeetingTimesForm

SELECT_SERVICE = "Select the service you want to hear from"


class ArrangeBriefingForm(MeetingTimesForm):
    what = "briefing"

    day = DayField(
        label="Day of the briefing",
        asks="the day of the briefing",
        help_text="For example, 9 12 2026",
    )
    place = LineField(
        label="Place of the briefing",
        help_text="For example, Town Hall, room 2",
        error_messages={"required": "Enter the place of the briefing"},
    )


class AskInformalBriefingForm(ArrangeBriefingForm):
    committee = forms.ModelChoiceField(
        label="Which committee is it for?",
        queryset=Committee.objects.none(),
        empty_label="Choose a committee",
        error_messages={"required": NOT_YOUR_COMMITTEE, "invalid_choice": NOT_YOUR_COMMITTEE},
    )
    service = OfferedChoice(
        label="Which service do you want to hear from?",
        help_text="Its senior officers will answer",
        places=Service,
        empty_label="Choose a service",
        error_messages={"required": SELECT_SERVICE, "invalid_choice": SELECT_SERVICE},
    )
    title = LineField(
        label="What is the briefing about?",
        help_text="For example, the winter budget",
        error_messages={"required": "Enter what the briefing is about"},
    )
    field_order = ("committee", "service", "title")

    def __init__(self, *, user: User, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        offer_rows(self, "committee", routing.committees_to_ask_for(user))


class DeclineBriefingForm(PortalForm):
    reason = PlainTextField(
        label="Why can no one brief the councillor?",
        help_text="The councillor reads this",
        rows=3,
        max_length=2_000,
        error_messages={"required": "Enter why no one can brief the councillor"},
    )


class WithdrawBriefingForm(PortalForm):
    """One button."""
