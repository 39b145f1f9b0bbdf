"""Who may do what to a request for a document, and why not? Each refusal is a sentence.

Everything here is asked of somebody who may see the request at all
(`DocumentRequest.objects.visible_to`).
"""

from django.template.defaultfilters import date as words
from django.utils import timezone

from documents import addressing
from documents.models import (
    DECIDED,
    OPEN,
    WITH_SERVICE,
    DocumentRequest,
    ReleasedFile,
    Status,
    headed,
)
from people.models import User
from people.policy import ALLOWED, Verdict, denied
from people.roles import Permission
from protocols.kinds import RouteKind

DAY = "l j F"


def is_theirs(user: User, request: DocumentRequest) -> bool:
    """Whether this person is the councillor who asked, in office today."""
    return request.member_id == user.pk and user.is_member


def heads_it(user: User, request: DocumentRequest) -> bool:
    """Whether this person leads its service, or stands in while nobody does."""
    if not user.may(Permission.DECIDE_DOCUMENT):
        return False
    if request.service_id in headed(user):
        return True
    return bool(user.offices) and request.stand_in in user.offices


def has_it(user: User, request: DocumentRequest) -> bool:
    """Whether this person is to decide first: its officer, or whoever leads the service."""
    if heads_it(user, request):
        return True
    return request.officer_id == user.pk and request.service_id in user.services


def decides_finally(user: User, request: DocumentRequest) -> bool:
    return bool(request.office) and addressing.holds(user, request.office, request)


def clause_of(request: DocumentRequest) -> str:
    """The clause behind the final decision; "" where the protocol is silent."""
    route = request.version.route(RouteKind.NEED_TO_KNOW)
    return route.clause if route else ""


def first_up(words: str) -> str:
    return words[:1].upper() + words[1:]


def _state(request: DocumentRequest) -> str:
    return f"It is {request.get_status_display().lower()}."


def can_ask(user: User) -> Verdict:
    """A councillor, for themselves alone."""
    if user.may(Permission.ASK_FOR_DOCUMENT):
        return ALLOWED
    return denied("Only councillors ask for documents.")


def can_compare(user: User) -> Verdict:
    """The Monitoring Officer: whether equals were treated equally."""
    if user.may(Permission.COMPARE_DOCUMENTS):
        return ALLOWED
    return denied("Only the Monitoring Officer compares decisions on documents.")


def can_advise(user: User, request: DocumentRequest) -> Verdict:
    """Today's holder of the office whose advice comes first, once (Knutsford 10.5)."""
    if not request.awaits_advice:
        return denied("No advice is waited for.")
    if request.adviser not in user.offices or request.member_id == user.pk:
        return denied(f"The {request.version.title(request.adviser)} advises on it.")
    return ALLOWED


def can_match(user: User, request: DocumentRequest) -> Verdict:
    """Whoever decides, first or in the end: of which document it is, of those they decided on."""
    if has_it(user, request) or decides_finally(user, request):
        return ALLOWED
    return denied("Whoever decides on it says of which document it is.")


def can_assign(user: User, request: DocumentRequest) -> Verdict:
    """Whoever leads the service, to one of its officers, until it is decided."""
    if not heads_it(user, request):
        return denied(f"{first_up(addressing.led_by(request))} gives it to an officer.")
    return ALLOWED if request.status in WITH_SERVICE else denied(_state(request))


def can_pass(user: User, request: DocumentRequest) -> Verdict:
    """Whoever has it, to the service that holds the document; the date does not move. Papers of
    a recruitment stay where they are (Oxford 23.16(a))."""
    if request.recruitment:
        return denied("Papers of a recruitment are decided on by human resources.")
    return _by_service(user, request, *WITH_SERVICE)


def can_question(user: User, request: DocumentRequest) -> Verdict:
    """Whoever has it, one question at a time."""
    if request.status == Status.WAITING:
        return denied("A question to the councillor is open already.")
    return _by_service(user, request, Status.ASKED, Status.WITH_OFFICER)


def _by_service(user: User, request: DocumentRequest, *states: str) -> Verdict:
    if request.status not in states:
        return denied(_state(request))
    if has_it(user, request):
        return ALLOWED
    who = request.officer.name if request.officer else addressing.led_by(request)
    return denied(f"It is with {who}.")


def can_reply(user: User, request: DocumentRequest) -> Verdict:
    """The councillor who asked, while a question is open."""
    if not is_theirs(user, request):
        return denied("Only the councillor who asked can reply.")
    if request.status != Status.WAITING:
        return denied("No question is waiting for you.")
    return ALLOWED


def can_decide(user: User, request: DocumentRequest) -> Verdict:
    """The officer who has it, or whoever leads the service, until it is decided or referred."""
    return _by_service(user, request, *WITH_SERVICE)


def can_refer(user: User, request: DocumentRequest) -> Verdict:
    """Whoever has it and doubts, up to whoever decides in the end (Knutsford 10.4)."""
    if not request.law.ends_at_route:
        return denied("A request under freedom of information law is decided by the service.")
    return can_decide(user, request)


def can_dispute(user: User, request: DocumentRequest) -> Verdict:
    """The councillor who asked, after anything but a full release, once."""
    if not is_theirs(user, request):
        return denied("Only the councillor who asked can dispute a decision.")
    return is_disputable(request)


def is_disputable(request: DocumentRequest) -> Verdict:
    """Whether a decision can still go to whoever decides in the end."""
    if request.status not in DECIDED:
        return denied("It is not decided yet.", later=request.status in WITH_SERVICE)
    if request.determined_at or request.shared_from_id:
        return denied("This decision is final.")
    if not request.law.ends_at_route:
        return denied("Ask the council to review it, then turn to the Information Commissioner.")
    if request.status == Status.RELEASED and not request.inspect_only:
        return denied("All of it was released to you.")
    return ALLOWED


def can_view(user: User, request: DocumentRequest) -> Verdict:
    """Today's holder of the office that is consulted, once, before the decision."""
    if not request.consulted or not addressing.holds(user, request.consulted, request):
        return denied("Only whoever is consulted records a view.")
    if request.status != Status.FOR_DECISION:
        return denied(_state(request))
    return ALLOWED if request.awaits_view else denied("The view is recorded.")


def can_remind(user: User, request: DocumentRequest) -> Verdict:
    """Whoever decides in the end, while the view is not recorded, once a day."""
    if not decides_finally(user, request) or request.status != Status.FOR_DECISION:
        return denied("Only whoever decides in the end can remind.")
    if not request.awaits_view:
        return denied("The view is recorded.")
    today = timezone.localdate()
    if request.reminded_at and timezone.localdate(request.reminded_at) == today:
        return denied("You sent a reminder today.")
    return ALLOWED


def can_determine(user: User, request: DocumentRequest) -> Verdict:
    """The holder of the office that the protocol names, and not whoever decided first; never
    before the view of the office consulted is recorded (Section C 4.3)."""
    if request.status != Status.FOR_DECISION:
        return denied(_state(request))
    if not decides_finally(user, request):
        return denied(f"The {addressing.decides_in_the_end(request)} decides.")
    if request.officer_id == user.pk:
        return denied("You took the decision in dispute, so somebody else decides finally.")
    if request.awaits_view:
        return denied(
            f"The decision is yours in consultation with the "
            f"{request.version.title(request.consulted)}, whose view is not recorded. "
            "We will tell you when it is.",
            clause=clause_of(request),
            later=True,
        )
    return ALLOWED


def can_withdraw(user: User, request: DocumentRequest) -> Verdict:
    """The councillor who asked, until it is decided."""
    if not is_theirs(user, request):
        return denied("Only the councillor who asked can withdraw it.")
    return ALLOWED if request.status in OPEN else denied(_state(request))


def is_released(user: User, request: DocumentRequest) -> Verdict:
    """Whether there is something that this councillor may open, conditions apart."""
    if not is_theirs(user, request) or not request.released_at:
        return denied("Nothing is released to you.")
    if request.is_expired and request.expires_on:
        return denied(f"Your access ended on {words(request.expires_on, 'l j F Y')}.")
    return ALLOWED


def can_accept(user: User, request: DocumentRequest) -> Verdict:
    """The councillor to whom it was released, once, before opening anything."""
    found = is_released(user, request)
    if found and request.accepted_at:
        return denied("You have accepted the conditions.")
    return found


def can_open(user: User, request: DocumentRequest) -> Verdict:
    """The councillor to whom it was released, after accepting the conditions and until the day
    on which access ends; and those who decide, each time on record."""
    if request.member_id != user.pk:
        return ALLOWED
    found = is_released(user, request)
    if found and not request.accepted_at:
        return denied("Accept the conditions first.", later=True)
    return found


def can_read_held(user: User, request: DocumentRequest) -> Verdict:
    """Those who decide: the document itself, given them by the service."""
    if request.member_id == user.pk:
        return denied("It was not released to you.")
    return ALLOWED


def can_save(user: User, request: DocumentRequest, file: ReleasedFile) -> Verdict:
    """Whoever may open it, unless it may be inspected only."""
    found = can_open(user, request)
    if found and request.member_id == user.pk and request.inspect_only:
        return denied("You may look at it here. It was not released to be saved.")
    return found


def can_share(user: User, request: DocumentRequest) -> Verdict:
    """The councillor to whom it was released, for one other councillor at a time."""
    found = is_released(user, request)
    if not found:
        return found
    if request.shared_from_id:
        return denied("Whoever was first given it asks for that.")
    if request.asks_to_share:
        return denied("You asked for that, and it is not decided yet.")
    return ALLOWED


CONSENT = "consented-sharing"
NO_CONSENT = "Name who allows it to be passed on, or the law that requires it."


def consent_clause(request: DocumentRequest) -> str:
    """The clause under which a confidence is passed on with a named consent alone (Knutsford
    10.7); "" where there is none, and for what is public anyway."""
    return request.version.asks_for(CONSENT) if request.law.ends_at_route else ""


def can_settle(user: User, request: DocumentRequest) -> Verdict:
    """Whoever decides on the request, while a councillor waits to have it shown to another."""
    final = decides_finally(user, request) and request.determined_at
    if not (has_it(user, request) or final):
        return denied("Whoever decided on it decides this too.")
    if not request.asks_to_share:
        return denied("Nobody waits for that.")
    return ALLOWED
