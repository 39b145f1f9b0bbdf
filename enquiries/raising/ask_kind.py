"""The first page: five kinds that are the portal's own, and one page with everything else."""

from collections.abc import Iterator

from django.urls import reverse

from casework.journeys import Progress, StepForm
from enquiries import routing, services_offered
from enquiries.models import Kind
from enquiries.raising.ask_interest import PARTY, PRIVATE
from foundation.fields import ChoiceWithHints, Hints, offer_choices
from foundation.types import Context
from people.models import User
from protocols.behaviours import Behaviour
from protocols.models import Protocol, RouteKind
from protocols.policy import can_complain

KIND_CHOICES = (
    (Kind.CASEWORK, "A resident’s problem"),
    (Kind.WARD, "Something in your ward"),
    (Kind.FACT, "A question of fact"),
    (Kind.FAILED_SERVICE, "A problem already reported but not put right"),
    (Kind.POLICY, "Policy or strategy"),
)
# Only started from the clause, and offered while the draft has one.
ABOUT_A_CLAUSE = (Kind.INTERPRETATION, "What the protocol means")
KIND_HINTS: dict[str, str] = {
    Kind.CASEWORK: "For someone who lives in your ward",
    Kind.WARD: "A place or a service, with no personal details",
    Kind.FAILED_SERVICE: "Have the reference of the first report ready, if there is one",
}
# For someone who has no ward: a lay member, a coordinator or an assistant.
WARDLESS_TITLES: dict[str, str] = {Kind.WARD: "Something in a ward"}
WARDLESS_HINTS: dict[str, str] = {Kind.CASEWORK: "For someone who lives in the area"}
FIRST_REPORT, DOCUMENT, COMPLAINT = "first-report", "document", "complaint"
STAFFING = "staffing"
# Ways out: an address of each, where it leads and, if only some protocols have it, by what.
WAYS_OUT: tuple[tuple[str, str, str, Behaviour | None], ...] = (
    (
        FIRST_REPORT,
        "A new problem, such as a pothole",
        "Report these to the contact centre. We’ll show you how",
        None,
    ),
    (DOCUMENT, "A document", "You’ll need to say why you need it", None),
    (COMPLAINT, "A complaint", "You make a complaint in confidence, on a different page", None),
    (
        STAFFING,
        "Staffing, an appointment, a grievance or discipline",
        "You cannot raise an enquiry about these. We’ll tell you who to ask",
        Behaviour.NO_STAFFING_MATTERS,
    ),
    (
        PARTY,
        "Something for a party or a group",
        "You cannot raise an enquiry for this. We’ll tell you who to ask",
        Behaviour.DECLARED_PURPOSE,
    ),
    (
        PRIVATE,
        "A private matter",
        "You cannot raise an enquiry for this. We’ll tell you who to ask",
        Behaviour.DECLARED_PURPOSE,
    ),
)


def kind_titles() -> dict[str, str]:
    """Every kind with the words of its choice, whatever the version opens."""
    return {str(kind): title for kind, title in (*KIND_CHOICES, ABOUT_A_CLAUSE)} | {
        request.kind: request.title for request in services_offered.SERVICE_REQUESTS
    }


def kind_title_for(user: User, kind: str) -> str:
    """The words of a kind’s choice, as this person reads them."""
    own = {} if user.ward else WARDLESS_TITLES
    return own.get(kind) or kind_titles()[kind]


class KindForm(StepForm):
    """The kind of an enquiry or request. Each choice is a button, and one press goes on."""

    kind = ChoiceWithHints(
        label="What is your enquiry about?",
        choices=KIND_CHOICES,
        error_messages={
            "required": "Select what your enquiry is about",
            "invalid_choice": "Select what your enquiry is about",
        },
    )

    def prepare(self, progress: Progress) -> None:
        clause = (ABOUT_A_CLAUSE,) if progress.answers.get("clause") else ()
        kinds, user = [kind for kind, _ in (*KIND_CHOICES, *clause)], progress.user
        self.own = [(kind, kind_title_for(user, kind)) for kind in kinds]
        hints = KIND_HINTS if user.ward else KIND_HINTS | WARDLESS_HINTS
        self.hints: Hints = hints | route_hints(progress.protocol)
        requests = services_offered.requests_open_to(progress.user, progress.protocol)
        self.requests = [(request.kind, request.title) for request in requests]
        self.request_hints: Hints = {request.kind: request.hint for request in requests}
        offer_choices(self, "kind", [*self.own, *self.requests])

    def buttons(self) -> Iterator[Context]:
        """The kinds of the first page."""
        return self.rows(self.own, self.hints)

    def request_buttons(self) -> Iterator[Context]:
        """The requests of the page with everything else."""
        return self.rows(self.requests, self.request_hints)

    def rows(self, choices: list[tuple[Kind, str]], hints: Hints) -> Iterator[Context]:
        for number, (kind, label) in enumerate(choices):
            row = {"id": f"id_kind_{number}", "value": kind.value, "label": label}
            yield row | {"hint": hints.get(kind, ""), "chosen": kind == self.initial.get("kind")}


def ways_out(user: User, protocol: Protocol) -> list[Context]:
    """The links to what is no enquiry, as far as the protocol has it and this person can go on."""
    return [
        {"label": label, "hint": hint, "url": reverse(f"enquiries:{name}")}
        for name, label, hint, behaviour in WAYS_OUT
        if (behaviour is None or protocol.clause_for(behaviour))
        and (name != COMPLAINT or can_complain(user))
    ]


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
