"""The form of a proposed schedule: years, and what happens then, for each kind of record."""

from foundation.fields import ChoiceWithHints
from foundation.forms import PortalForm
from protocols.settings.fields import WholeField
from retention.choices import PROPOSED_YEARS, RecordKind, Then
from retention.schedule.actions import Lines

THEN_HINTS = {
    Then.REVIEW: "The Monitoring Officer decides on each.",
    Then.DESTROY: "No one is asked again. A hold still keeps it.",
}


class ScheduleForm(PortalForm):
    enquiry_years = WholeField(
        1,
        100,
        suffix="years",
        label="How many years is an enquiry kept?",
        help_text="The years start when it was closed, withdrawn or redirected.",
        initial=PROPOSED_YEARS[RecordKind.ENQUIRY],
    )
    enquiry_then = ChoiceWithHints(
        label="What happens to an enquiry then?",
        choices=((Then.REVIEW, "It is reviewed"), (Then.DESTROY, "It is destroyed")),
        hints=THEN_HINTS,
        error_messages={"required": "Select what happens to an enquiry then"},
        initial=Then.REVIEW,
    )

    def lines(self) -> Lines:
        """What was typed; only of a valid form."""
        typed = self.cleaned_data
        return {RecordKind.ENQUIRY: (typed["enquiry_years"], Then(typed["enquiry_then"]))}
