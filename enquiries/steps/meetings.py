"""What is a request about: the item of a meeting, a decision, or the media?"""

from datetime import date

from django import forms
from django.utils import timezone

from enquiries.steps.page import Answers, StepForm
from people.fields import ChoiceWithHints, DayField, LineField
from people.models import Committee, User
from protocols.models import Protocol


class MeetingForm(StepForm):
    """An item of a meeting that is still to come (Oxford 23.8(b))."""

    clauses = ("minority-background",)
    lead = "Background is given on what stands on the agenda of the next meeting."

    committee = forms.ModelChoiceField(
        label="Which body meets?",
        queryset=Committee.objects.all(),
        empty_label="Choose the body",
        error_messages={"required": "Choose the body that meets"},
    )
    meeting_on = DayField(label="On which day?")
    item = LineField(
        label="Which item of the agenda is it about?",
        error_messages={"required": "Enter the item, such as Item 6, Harbour Road car park"},
    )

    def about(self, user: User, protocol: Protocol, answers: Answers) -> None:
        self.clause = protocol.clause_name(protocol.asks_for("minority-background"))

    def clean_meeting_on(self) -> date:
        day: date = self.cleaned_data["meeting_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(
                f"That meeting is over. Enter the day of one that is still to come ({self.clause})"
            )
        return day


class DecisionForm(StepForm):
    clauses = ("decisions-answered-for",)
    lead = "Whoever decides for the council gives their reasons when they are asked."

    decision = LineField(
        label="Which decision do you ask about?",
        help_text="Its reference, or its title and day, as it was published",
        error_messages={
            "required": "Enter the decision, such as Closure of Dock Street, 3 November"
        },
    )


class MediaForm(StepForm):
    """What is party political is closed here, with the clause (Knutsford 11.5(c))."""

    clauses = ("media-help",)
    lead = "The council’s help is for what is the council’s."

    for_whom = ChoiceWithHints(
        label="For whom would you speak or write?",
        choices=(
            ("council", "For the council"),
            ("councillor", "As a councillor, on business of the council"),
            ("party", "For a party or a group"),
        ),
        error_messages={"required": "Choose for whom you would speak or write"},
    )

    def about(self, user: User, protocol: Protocol, answers: Answers) -> None:
        self.clause = protocol.clause_name(protocol.asks_for("media-help"))

    def clean_for_whom(self) -> str:
        said: str = self.cleaned_data["for_whom"]
        if said == "party":
            raise forms.ValidationError(
                f"The council gives no help with what is party political ({self.clause})"
            )
        return said
