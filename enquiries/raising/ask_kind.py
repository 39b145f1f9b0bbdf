"""Pages on the kind of an enquiry or request, with the choices that lead elsewhere."""

from casework.journeys import Progress, StepForm
from enquiries import routing, services_offered
from enquiries.models import Kind
from foundation.fields import ChoiceWithHints, offer_choices
from protocols.behaviours import Behaviour
from protocols.models import Protocol, RouteKind

FIRST_REPORT, DOCUMENT, COMPLAINT = "first-report", "document", "complaint"
STAFFING = "staffing"
# Several requests stand on a page of their own.
REQUEST = "request"
WAYS_OUT = (FIRST_REPORT, DOCUMENT, COMPLAINT, STAFFING)

KIND_CHOICES = (
    (Kind.CASEWORK, "A resident’s problem"),
    (Kind.WARD, "Something in your ward"),
    (Kind.FACT, "A question of fact"),
    (Kind.FAILED_SERVICE, "A problem already reported but not put right"),
    (Kind.POLICY, "Policy or strategy"),
    (Kind.INTERPRETATION, "What the protocol means"),
    (FIRST_REPORT, "A new problem, such as a pothole"),
    (DOCUMENT, "A document"),
    (COMPLAINT, "A complaint"),
    (STAFFING, "Staffing, an appointment, a grievance or discipline"),
)
KIND_HINTS = {
    Kind.CASEWORK: "For someone who lives in your ward",
    Kind.WARD: "A place or a service, with no personal details",
    Kind.FAILED_SERVICE: "Have the reference of the first report ready, if there is one",
    FIRST_REPORT: "Report these to the contact centre. We’ll show you how",
    DOCUMENT: "You’ll need to say why you need it",
    COMPLAINT: "You make a complaint in confidence, on a different page",
    STAFFING: "You cannot raise an enquiry about these. We’ll tell you who to ask",
}


def kind_titles() -> dict[str, str]:
    """Every kind with the words of its choice, whatever the version opens."""
    return dict(KIND_CHOICES) | {
        request.kind: request.title for request in services_offered.SERVICE_REQUESTS
    }


class KindForm(StepForm):
    kind = ChoiceWithHints(
        label="What is your enquiry about?",
        choices=KIND_CHOICES,
        hints=KIND_HINTS,
        divide_before=FIRST_REPORT,
        error_messages={"required": "Select what your enquiry is about"},
    )

    def prepare(self, progress: Progress) -> None:
        kinds, protocol, answers = dict(KIND_CHOICES), progress.protocol, progress.answers
        if not protocol.clause_for(Behaviour.NO_STAFFING_MATTERS):
            del kinds[STAFFING]
        # Started from the clause, and offered while the draft has one.
        if not answers.get("clause"):
            del kinds[Kind.INTERPRETATION]
        own = services_offered.requests_open_to(progress.user, protocol)
        at = list(kinds).index(FIRST_REPORT)
        rows = [*list(kinds.items())[:at], *request_choices(own), *list(kinds.items())[at:]]
        hints = KIND_HINTS | request_hints(own) | route_hints(protocol)
        offer_choices(self, "kind", rows, hints)
        if answers.get("kind") in services_offered.REQUEST_OF_KIND and len(own) > 1:
            self.initial["kind"] = REQUEST


def request_choices(own: list[services_offered.ServiceRequest]) -> list[tuple[str, str]]:
    """The one request that is open, or the choice that leads to the page of several."""
    if len(own) > 1:
        return [(REQUEST, "Something for your work as a councillor")]
    return [(request.kind, request.title) for request in own]


def request_hints(own: list[services_offered.ServiceRequest]) -> dict[str, str]:
    titles = [request.title for request in own]
    rest = [title[0].lower() + title[1:] for title in titles[1:]]
    return {REQUEST: ", ".join([*titles[:1], *rest])} | {one.kind: one.hint for one in own}


class RequestForm(StepForm):
    kind = ChoiceWithHints(
        label="What are you asking for?",
        error_messages={"required": "Select what you are asking for"},
    )

    def prepare(self, progress: Progress) -> None:
        own = services_offered.requests_open_to(progress.user, progress.protocol)
        choices = [(request.kind, request.title) for request in own]
        offer_choices(self, "kind", choices, request_hints(own))


def route_hints(protocol: Protocol) -> dict[str, str]:
    """Hints for kinds that the protocol sends to somebody in particular."""
    hints: dict[str, str] = {}
    if office := routing.office_of(Kind.POLICY, protocol):
        hints[Kind.POLICY] = f"Goes to the {protocol.title(office)}"
    elif routing.is_for_seniors(Kind.POLICY, protocol):
        hints[Kind.POLICY] = "Goes to a senior officer of the service"
    if routing.is_for_seniors(Kind.FAILED_SERVICE, protocol):
        goes_to = routing.named_words(Kind.FAILED_SERVICE, protocol)
        hints[Kind.FAILED_SERVICE] = f"Goes to {goes_to}. {KIND_HINTS[Kind.FAILED_SERVICE]}"
    if protocol.route(RouteKind.REQUEST):
        hints[Kind.FACT] = "Goes straight to the service"
    return hints
