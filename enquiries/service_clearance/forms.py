"""The form of clearance in a service."""

from django import forms

from enquiries.models import APPROVERS
from enquiries.models.clearance import MOST_DAYS, MOST_REPLIES, MOST_WORKING_DAYS
from foundation.fields import ChoiceWithHints
from foundation.forms import PortalForm
from protocols.choices import ClearedLetters
from protocols.settings.fields import WholeField


class ClearanceForm(PortalForm):
    groups = forms.MultipleChoiceField(
        label="Which letters need approval in this service?",
        help_text="Select none to switch approval off. A protocol can ask for more",
        choices=ClearedLetters.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Select letters from the list"},
    )
    approver = ChoiceWithHints(
        label="Who approves them?",
        choices=[(role.value, role.label) for role in APPROVERS],
        error_messages={"required": "Select who approves them"},
    )
    working_days = WholeField(
        1, MOST_WORKING_DAYS, suffix="working days", label="How long do they have?"
    )
    new_days = WholeField(
        1,
        MOST_DAYS,
        suffix="days",
        label="How long is an officer new, from the start of their post?",
    )
    new_replies = WholeField(
        1,
        MOST_REPLIES,
        suffix="letters",
        label="After how many approved letters is an officer no longer new?",
    )
