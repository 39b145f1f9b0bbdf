"""Policy of document requests: what each person can do, with a sentence for each refusal."""

from django.template.defaultfilters import date as words
from django.utils import timezone

from documents import routing
from documents.models import (
    DECIDED,
    OPEN,
    STATE_SENTENCES,
    WITH_SERVICE,
    DocumentRequest,
    ReleasedFile,
    Status,
)
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Permission
from protocols.behaviours import Behaviour


def capital_first(words: str) -> str:
    return words[:1].upper() + words[1:]


def state_refusal(document_request: DocumentRequest) -> str:
    if document_request.is_with_first_office and not document_request.awaits_advice:
        office = document_request.version.title(document_request.adviser)
        return f"This request is with the {office}."
    return STATE_SENTENCES[Status(document_request.status)]


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


def can_advise(user: User, document_request: DocumentRequest) -> Verdict:
    """Today's holder of the office that advises first, once (Knutsford 10.5)."""
    if not document_request.awaits_advice:
        return denied("This request is not waiting for advice.")
    if not routing.is_first_office(user, document_request):
        adviser = document_request.version.title(document_request.adviser)
        return denied(f"Only the {adviser} can advise on this request.")
    return ALLOWED


def can_match(user: User, document_request: DocumentRequest) -> Verdict:
    """Anyone who decides, first or finally: match it to a document they decided on before."""
    first = routing.decides_first(user, document_request)
    if first or routing.decides_finally(user, document_request):
        return ALLOWED
    return denied("Only the person deciding this request can match it to a document.")


def can_assign(user: User, document_request: DocumentRequest) -> Verdict:
    """The person leading the service, to one of its officers, until it is decided."""
    if not routing.leads_service(user, document_request):
        return denied(
            f"Only {routing.service_lead_words(document_request)} can assign this request."
        )
    return (
        ALLOWED
        if document_request.status in WITH_SERVICE
        else denied(state_refusal(document_request))
    )


def can_pass(user: User, document_request: DocumentRequest) -> Verdict:
    """The person who has it, to the service that holds the document; the due date does not change.
    Recruitment papers cannot be passed on (Oxford 23.16(a))."""
    if document_request.recruitment:
        return denied(
            "Human resources decides requests for recruitment papers, so you cannot pass this on."
        )
    return _before_decision_verdict(user, document_request)


def can_question(user: User, document_request: DocumentRequest) -> Verdict:
    """The person who has it, one question at a time."""
    if document_request.status == Status.WAITING:
        return denied("The councillor has not replied to the last question yet.")
    return _with_service_verdict(user, document_request, Status.ASKED, Status.WITH_OFFICER)


def _before_decision_verdict(user: User, document_request: DocumentRequest) -> Verdict:
    """The service, or the office that has it before the service (Knutsford 10.1), unless that
    office must advise first."""
    if document_request.is_with_first_office and not document_request.awaits_advice:
        if routing.is_first_office(user, document_request):
            return ALLOWED
        return denied(state_refusal(document_request))
    return _with_service_verdict(user, document_request, *WITH_SERVICE)


def _with_service_verdict(user: User, document_request: DocumentRequest, *states: str) -> Verdict:
    if document_request.status not in states:
        return denied(state_refusal(document_request))
    if routing.decides_first(user, document_request):
        return ALLOWED
    who = (
        document_request.officer.name
        if document_request.officer
        else routing.service_lead_words(document_request)
    )
    return denied(f"This request is with {who}.")


def can_reply(user: User, document_request: DocumentRequest) -> Verdict:
    """The councillor who asked, while a question is open."""
    if not routing.is_own_request(user, document_request):
        return denied("Only the councillor who asked can reply.")
    if document_request.status != Status.WAITING:
        return denied("You have no question to reply to.")
    return ALLOWED


def can_decide(user: User, document_request: DocumentRequest) -> Verdict:
    """The officer who has it, or the head of service, until it is decided or referred. Before them
    the office that requests go to, if the protocol names one."""
    return _before_decision_verdict(user, document_request)


def can_refer(user: User, document_request: DocumentRequest) -> Verdict:
    """The person who has it, if in doubt, to the office that decides finally (Knutsford 10.4)."""
    if not document_request.law.ends_at_route:
        return denied(
            "The service decides requests for public information, so you cannot refer this."
        )
    return _with_service_verdict(user, document_request, *WITH_SERVICE)


def can_dispute(user: User, document_request: DocumentRequest) -> Verdict:
    """The councillor who asked, once, unless the whole document was released."""
    if not routing.is_own_request(user, document_request):
        return denied("Only the councillor who asked can dispute a decision.")
    return is_disputable(document_request)


def is_disputable(document_request: DocumentRequest) -> Verdict:
    """Whether a decision can still go to a final decision."""
    if document_request.status not in DECIDED:
        return denied(
            "There is no decision to dispute yet.", later=document_request.status in WITH_SERVICE
        )
    if document_request.determined_at or document_request.shared_from_id:
        return denied("This decision is final.")
    if not document_request.law.ends_at_route:
        return denied(
            "This right has its own appeal. Ask the council to review the decision, then complain "
            "to the Information Commissioner if you are still unhappy."
        )
    if document_request.status == Status.RELEASED and not document_request.inspect_only:
        return denied("The whole document was released to you, so there is nothing to dispute.")
    return ALLOWED


def can_view(user: User, document_request: DocumentRequest) -> Verdict:
    """Today's holder of the office that is consulted, once, before the decision."""
    if not document_request.consulted or not routing.holds_office(
        user, document_request.consulted, document_request
    ):
        return denied("Only the office being consulted can record a view.")
    if document_request.status != Status.FOR_DECISION:
        return denied(state_refusal(document_request))
    return (
        ALLOWED if document_request.awaits_view else denied("The view has already been recorded.")
    )


def can_remind(user: User, document_request: DocumentRequest) -> Verdict:
    """The office making the final decision, once a day, until the view is recorded."""
    if (
        not routing.decides_finally(user, document_request)
        or document_request.status != Status.FOR_DECISION
    ):
        return denied("Only the office making the final decision can send a reminder.")
    if not document_request.awaits_view:
        return denied("The view has already been recorded.")
    today = timezone.localdate()
    if document_request.reminded_at and timezone.localdate(document_request.reminded_at) == today:
        return denied("You have already sent a reminder today.")
    return ALLOWED


def can_determine(user: User, document_request: DocumentRequest) -> Verdict:
    """The holder of the office the protocol names, but not the person who decided first, and not
    before the consulted office’s view is recorded (Section C 4.3)."""
    if document_request.status != Status.FOR_DECISION:
        return denied(state_refusal(document_request))
    if not routing.decides_finally(user, document_request):
        return denied(
            f"Only the {routing.final_office_title(document_request)} can make the final decision."
        )
    if document_request.officer_id == user.pk:
        return denied(
            "You dealt with this request first, so someone else must make the final decision."
        )
    if document_request.awaits_view:
        consulted = document_request.version.title(document_request.consulted)
        return denied(
            f"Before you decide, you must consult the {consulted}. Their view has not been "
            "recorded yet. We will tell you when it is.",
            clause=routing.final_decision_clause(document_request),
            later=True,
        )
    return ALLOWED


def can_withdraw(user: User, document_request: DocumentRequest) -> Verdict:
    """The councillor who asked, until it is decided."""
    if not routing.is_own_request(user, document_request):
        return denied("Only the councillor who asked can withdraw this request.")
    return ALLOWED if document_request.status in OPEN else denied(state_refusal(document_request))


def is_released(user: User, document_request: DocumentRequest) -> Verdict:
    """Whether there is something this councillor can open, apart from the conditions."""
    if not routing.is_own_request(user, document_request) or not document_request.released_at:
        return denied("Nothing has been released to you.")
    if document_request.is_expired and document_request.expires_on:
        ended = words(document_request.expires_on, "l j F Y")
        return denied(f"Your access ended on {ended}. If you still need the document, ask again.")
    return ALLOWED


def can_accept(user: User, document_request: DocumentRequest) -> Verdict:
    """The councillor it was released to, once, before opening anything."""
    verdict = is_released(user, document_request)
    if verdict and document_request.accepted_at:
        return denied("You have already accepted the conditions.")
    return verdict


def can_open(user: User, document_request: DocumentRequest) -> Verdict:
    """The councillor it was released to, after accepting the conditions and until access ends.
    Also the people who decide. Each opening is recorded."""
    if document_request.member_id != user.pk:
        return ALLOWED
    verdict = is_released(user, document_request)
    if verdict and not document_request.accepted_at:
        return denied("You must accept the conditions first.", later=True)
    return verdict


def can_save(user: User, document_request: DocumentRequest, file: ReleasedFile) -> Verdict:
    """Anyone who can open it, unless it is for inspection only."""
    verdict = can_open(user, document_request)
    if verdict and document_request.member_id == user.pk and document_request.inspect_only:
        return denied("You can view this document here, but you cannot save a copy.")
    return verdict


def can_share(user: User, document_request: DocumentRequest) -> Verdict:
    """The councillor it was released to, for one other councillor at a time."""
    verdict = is_released(user, document_request)
    if not verdict:
        return verdict
    if document_request.shared_from_id:
        return denied("Only the councillor it was first released to can ask to share it.")
    if document_request.asks_to_share:
        return denied("You have already asked to share this document. It has not been decided yet.")
    return ALLOWED


NO_CONSENT = "Enter who has agreed to it being passed on, or the law that requires it."


def consent_clause(document_request: DocumentRequest) -> str:
    """The clause that allows sharing only with a named consent (Knutsford 10.7), or ""."""
    return (
        document_request.version.clause_for(Behaviour.CONSENTED_SHARING)
        if document_request.law.ends_at_route
        else ""
    )


def can_settle(user: User, document_request: DocumentRequest) -> Verdict:
    """The people who decided the request, when a councillor has asked to share it."""
    final = routing.decides_finally(user, document_request) and document_request.determined_at
    if not (routing.decides_first(user, document_request) or final):
        return denied("Only the person who decided the request can decide whether to share it.")
    if not document_request.asks_to_share:
        return denied("There is no request to share this document.")
    return ALLOWED
