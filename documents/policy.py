"""What each person can do with a request for a document they can see: each refusal a sentence."""

from django.template.defaultfilters import date as words
from django.utils import timezone

from documents import routing
from documents.models import (
    DECIDED,
    OPEN,
    STATE_SAID,
    WITH_SERVICE,
    DocumentRequest,
    ReleasedFile,
    Status,
    headed,
)
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Permission
from protocols.choices import RouteKind

DAY = "l j F"


def is_theirs(user: User, request: DocumentRequest) -> bool:
    """Whether this person is the councillor who asked, in office today."""
    return request.member_id == user.pk and user.is_member


def heads_it(user: User, request: DocumentRequest) -> bool:
    """Whether this person leads its service, or stands in while no one does."""
    if not user.may(Permission.DECIDE_DOCUMENT):
        return False
    if request.service_id in headed(user):
        return True
    return bool(user.offices) and request.stand_in in user.offices


def has_it(user: User, request: DocumentRequest) -> bool:
    """Whether this person decides first: its officer, or the person leading the service."""
    if heads_it(user, request):
        return True
    return request.officer_id == user.pk and request.service_id in user.services


def decides_finally(user: User, request: DocumentRequest) -> bool:
    return bool(request.office) and routing.holds(user, request.office, request)


def clause_of(request: DocumentRequest) -> str:
    """The clause behind the final decision; "" where the protocol is silent."""
    route = request.version.route(RouteKind.NEED_TO_KNOW)
    return route.clause if route else ""


def first_up(words: str) -> str:
    return words[:1].upper() + words[1:]


def _state(request: DocumentRequest) -> str:
    return STATE_SAID[Status(request.status)]


def can_ask(user: User) -> Verdict:
    """A councillor, only for themselves."""
    if user.may(Permission.ASK_FOR_DOCUMENT):
        return ALLOWED
    return denied("Only councillors can ask for documents.")


def can_compare(user: User) -> Verdict:
    """The Monitoring Officer, to check that equal needs were treated equally."""
    if user.may(Permission.COMPARE_DOCUMENTS):
        return ALLOWED
    return denied("Only the Monitoring Officer can compare decisions on documents.")


def can_advise(user: User, request: DocumentRequest) -> Verdict:
    """Today's holder of the office that advises first, once (Knutsford 10.5)."""
    if not request.awaits_advice:
        return denied("This request is not waiting for advice.")
    if request.adviser not in user.offices or request.member_id == user.pk:
        return denied(
            f"Only the {request.version.title(request.adviser)} can advise on this request."
        )
    return ALLOWED


def can_match(user: User, request: DocumentRequest) -> Verdict:
    """Anyone who decides, first or finally: match it to a document they decided on before."""
    if has_it(user, request) or decides_finally(user, request):
        return ALLOWED
    return denied("Only the person deciding this request can match it to a document.")


def can_assign(user: User, request: DocumentRequest) -> Verdict:
    """The person leading the service, to one of its officers, until it is decided."""
    if not heads_it(user, request):
        return denied(f"Only {routing.led_by(request)} can assign this request.")
    return ALLOWED if request.status in WITH_SERVICE else denied(_state(request))


def can_pass(user: User, request: DocumentRequest) -> Verdict:
    """The person who has it, to the service that holds the document; the due date does not change.
    Recruitment papers cannot be passed on (Oxford 23.16(a))."""
    if request.recruitment:
        return denied(
            "Human resources decides requests for recruitment papers, so you cannot pass this on."
        )
    return _by_service(user, request, *WITH_SERVICE)


def can_question(user: User, request: DocumentRequest) -> Verdict:
    """The person who has it, one question at a time."""
    if request.status == Status.WAITING:
        return denied("The councillor has not replied to the last question yet.")
    return _by_service(user, request, Status.ASKED, Status.WITH_OFFICER)


def _by_service(user: User, request: DocumentRequest, *states: str) -> Verdict:
    if request.status not in states:
        return denied(_state(request))
    if has_it(user, request):
        return ALLOWED
    who = request.officer.name if request.officer else routing.led_by(request)
    return denied(f"This request is with {who}.")


def can_reply(user: User, request: DocumentRequest) -> Verdict:
    """The councillor who asked, while a question is open."""
    if not is_theirs(user, request):
        return denied("Only the councillor who asked can reply.")
    if request.status != Status.WAITING:
        return denied("You have no question to reply to.")
    return ALLOWED


def can_decide(user: User, request: DocumentRequest) -> Verdict:
    """The officer who has it, or the head of service, until it is decided or referred."""
    return _by_service(user, request, *WITH_SERVICE)


def can_refer(user: User, request: DocumentRequest) -> Verdict:
    """The person who has it, if in doubt, to the office that decides finally (Knutsford 10.4)."""
    if not request.law.ends_at_route:
        return denied(
            "The service decides requests for public information, so you cannot refer this."
        )
    return can_decide(user, request)


def can_dispute(user: User, request: DocumentRequest) -> Verdict:
    """The councillor who asked, once, unless the whole document was released."""
    if not is_theirs(user, request):
        return denied("Only the councillor who asked can dispute a decision.")
    return is_disputable(request)


def is_disputable(request: DocumentRequest) -> Verdict:
    """Whether a decision can still go to a final decision."""
    if request.status not in DECIDED:
        return denied("There is no decision to dispute yet.", later=request.status in WITH_SERVICE)
    if request.determined_at or request.shared_from_id:
        return denied("This decision is final.")
    if not request.law.ends_at_route:
        return denied(
            "This right has its own appeal. Ask the council to review the decision, then complain "
            "to the Information Commissioner if you are still unhappy."
        )
    if request.status == Status.RELEASED and not request.inspect_only:
        return denied("The whole document was released to you, so there is nothing to dispute.")
    return ALLOWED


def can_view(user: User, request: DocumentRequest) -> Verdict:
    """Today's holder of the office that is consulted, once, before the decision."""
    if not request.consulted or not routing.holds(user, request.consulted, request):
        return denied("Only the office being consulted can record a view.")
    if request.status != Status.FOR_DECISION:
        return denied(_state(request))
    return ALLOWED if request.awaits_view else denied("The view has already been recorded.")


def can_remind(user: User, request: DocumentRequest) -> Verdict:
    """The office making the final decision, once a day, until the view is recorded."""
    if not decides_finally(user, request) or request.status != Status.FOR_DECISION:
        return denied("Only the office making the final decision can send a reminder.")
    if not request.awaits_view:
        return denied("The view has already been recorded.")
    today = timezone.localdate()
    if request.reminded_at and timezone.localdate(request.reminded_at) == today:
        return denied("You have already sent a reminder today.")
    return ALLOWED


def can_determine(user: User, request: DocumentRequest) -> Verdict:
    """The holder of the office the protocol names, but not the person who decided first, and not
    before the consulted office’s view is recorded (Section C 4.3)."""
    if request.status != Status.FOR_DECISION:
        return denied(_state(request))
    if not decides_finally(user, request):
        return denied(
            f"Only the {routing.decides_in_the_end(request)} can make the final decision."
        )
    if request.officer_id == user.pk:
        return denied(
            "You dealt with this request first, so someone else must make the final decision."
        )
    if request.awaits_view:
        return denied(
            f"Before you decide, you must consult the "
            f"{request.version.title(request.consulted)}. Their view has not been recorded yet. "
            "We will tell you when it is.",
            clause=clause_of(request),
            later=True,
        )
    return ALLOWED


def can_withdraw(user: User, request: DocumentRequest) -> Verdict:
    """The councillor who asked, until it is decided."""
    if not is_theirs(user, request):
        return denied("Only the councillor who asked can withdraw this request.")
    return ALLOWED if request.status in OPEN else denied(_state(request))


def is_released(user: User, request: DocumentRequest) -> Verdict:
    """Whether there is something this councillor can open, apart from the conditions."""
    if not is_theirs(user, request) or not request.released_at:
        return denied("Nothing has been released to you.")
    if request.is_expired and request.expires_on:
        ended = words(request.expires_on, "l j F Y")
        return denied(f"Your access ended on {ended}. If you still need the document, ask again.")
    return ALLOWED


def can_accept(user: User, request: DocumentRequest) -> Verdict:
    """The councillor it was released to, once, before opening anything."""
    found = is_released(user, request)
    if found and request.accepted_at:
        return denied("You have already accepted the conditions.")
    return found


def can_open(user: User, request: DocumentRequest) -> Verdict:
    """The councillor it was released to, after accepting the conditions and until access ends.
    Also the people who decide. Each opening is recorded."""
    if request.member_id != user.pk:
        return ALLOWED
    found = is_released(user, request)
    if found and not request.accepted_at:
        return denied("You must accept the conditions first.", later=True)
    return found


def can_read_held(user: User, request: DocumentRequest) -> Verdict:
    """The people who decide: the document itself, from the service."""
    if request.member_id == user.pk:
        return denied("This was not released to you.")
    return ALLOWED


def can_save(user: User, request: DocumentRequest, file: ReleasedFile) -> Verdict:
    """Anyone who can open it, unless it is for inspection only."""
    found = can_open(user, request)
    if found and request.member_id == user.pk and request.inspect_only:
        return denied("You can view this document here, but you cannot save a copy.")
    return found


def can_share(user: User, request: DocumentRequest) -> Verdict:
    """The councillor it was released to, for one other councillor at a time."""
    found = is_released(user, request)
    if not found:
        return found
    if request.shared_from_id:
        return denied("Only the councillor it was first released to can ask to share it.")
    if request.asks_to_share:
        return denied("You have already asked to share this document. It has not been decided yet.")
    return ALLOWED


CONSENT = "consented-sharing"
NO_CONSENT = "Enter who has agreed to it being passed on, or the law that requires it."


def consent_clause(request: DocumentRequest) -> str:
    """The clause that allows sharing only with a named consent (Knutsford 10.7), or ""."""
    return request.version.asks_for(CONSENT) if request.law.ends_at_route else ""


def can_settle(user: User, request: DocumentRequest) -> Verdict:
    """The people who decided the request, when a councillor has asked to share it."""
    final = decides_finally(user, request) and request.determined_at
    if not (has_it(user, request) or final):
        return denied("Only the person who decided the request can decide whether to share it.")
    if not request.asks_to_share:
        return denied("There is no request to share this document.")
    return ALLOWED
