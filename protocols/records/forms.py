"""The forms of a ruling on a clause, and of an election period."""

from foundation.fields import DayField, LineField, PlainTextField
from foundation.forms import PortalForm


class RulingForm(PortalForm):
    question = LineField(
        label="What was the question?",
        max_length=300,
        help_text="Everyone can read this next to the clause. Do not name anyone who asked.",
        error_messages={"required": "Enter the question, such as Does it bind co-opted members?"},
    )
    says = PlainTextField(
        label="What does the clause mean?",
        max_length=3000,
        error_messages={"required": "Enter what the clause means"},
    )
    consulted_on = DayField(
        label="When was the Chief Executive consulted?",
        asks="the date the Chief Executive was consulted",
        help_text="You must consult before you record a ruling. For example, 3 12 2026",
    )


class ElectionForm(PortalForm):
    name = LineField(
        label="Which election is it?",
        max_length=100,
        help_text="For example, County election 2027",
        error_messages={"required": "Enter the name of the election, such as County election 2027"},
    )
    starts_on = DayField(
        label="When does the election period start?",
        asks="the date the election period starts",
        help_text="The date of the notice of election. For example, 22 3 2027",
    )
    ends_on = DayField(
        label="When does the election period end?",
        asks="the date the election period ends",
        help_text="Polling day. For example, 6 5 2027",
    )
