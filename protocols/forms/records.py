"""The forms of a ruling on a clause, and of an election period."""

from people.fields import DayField, LineField, PlainTextField
from people.forms import PortalForm


class RulingForm(PortalForm):
    question = LineField(
        label="What was asked?",
        max_length=300,
        help_text="Everybody reads this beside the clause. Name nobody who asked.",
        error_messages={
            "required": "Enter what was asked, such as: Does it bind co-opted members?"
        },
    )
    says = PlainTextField(
        label="What does the clause mean?",
        max_length=3000,
        error_messages={"required": "Enter what the clause means"},
    )
    consulted_on = DayField(
        label="When was the Chief Executive consulted?",
        help_text="A ruling cannot be recorded before that. Such as 3 12 2026",
    )


class ElectionForm(PortalForm):
    name = LineField(
        label="Which election is it?",
        max_length=100,
        help_text="Such as: County election 2027",
        error_messages={"required": "Enter which election it is, such as County election 2027"},
    )
    starts_on = DayField(
        label="From which day?", help_text="The day of the notice of election, such as 22 3 2027"
    )
    ends_on = DayField(label="Until which day?", help_text="The day of the poll, such as 6 5 2027")
