"""What is an enquiry about, and what leads out of the journey?"""

from enquiries import addressing
from enquiries.models import Kind
from enquiries.steps.page import Answers, StepForm
from people.fields import ChoiceWithHints
from people.models import User
from protocols.models import Protocol, RouteKind

FIRST_REPORT, DOCUMENT, COMPLAINT = "first-report", "document", "complaint"
STAFFING = "staffing"
WAYS_OUT = (FIRST_REPORT, DOCUMENT, COMPLAINT, STAFFING)

KINDS = (
    (Kind.CASEWORK, "A resident’s problem"),
    (Kind.WARD, "Something in your ward"),
    (Kind.FACT, "A question of fact"),
    (Kind.FAILED_SERVICE, "Reported before and not put right"),
    (Kind.POLICY, "Policy or strategy"),
    (FIRST_REPORT, "A first report, such as a pothole"),
    (DOCUMENT, "A document"),
    (COMPLAINT, "A complaint"),
    (STAFFING, "Staff, an appointment or discipline"),
)
HINTS = {
    Kind.CASEWORK: "For someone who lives in your ward",
    Kind.WARD: "A place or a service, with no personal details",
    Kind.FAILED_SERVICE: "Have the first reference ready if there is one",
    FIRST_REPORT: "The contact centre takes these. We show you how",
    DOCUMENT: "You say why you need it",
    COMPLAINT: "In confidence. Not through this page",
    STAFFING: "Not through enquiries. We say whom to ask",
}


class KindForm(StepForm):
    kind = ChoiceWithHints(
        label="What is it about?",
        choices=KINDS,
        hints=HINTS,
        divide_before=FIRST_REPORT,
        error_messages={"required": "Choose what it is about"},
    )

    def about(self, user: User, protocol: Protocol, answers: Answers) -> None:
        if not protocol.asks_for("no-staffing-matters"):
            kinds = [row for row in KINDS if row[0] != STAFFING]
            self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["kind"].widget.hints = HINTS | whereto(protocol)


def whereto(protocol: Protocol) -> dict[str, str]:
    """Hints of the kinds that the protocol sends to somebody in particular."""
    hints: dict[str, str] = {}
    if office := addressing.office_of(Kind.POLICY, protocol):
        hints[Kind.POLICY] = f"Goes to the {protocol.title(office)}"
    elif addressing.is_for_seniors(Kind.POLICY, protocol):
        hints[Kind.POLICY] = "Goes to a senior officer of the service"
    if protocol.route(RouteKind.REQUEST):
        hints[Kind.FACT] = "Goes straight to the service"
    return hints
