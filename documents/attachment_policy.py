"""Policy of the document itself: who of a final decision asks for it, and who attaches it."""

from documents import policy, routing
from documents.models import DocumentRequest, Status
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User


def is_deciding_office(user: User, document_request: DocumentRequest) -> bool:
    """Whether this person makes the final decision, or is consulted before it."""
    consulted = document_request.consulted
    heard = bool(consulted) and routing.holds_office(user, consulted, document_request)
    return heard or routing.decides_finally(user, document_request)


def can_call_for(user: User, document_request: DocumentRequest) -> Verdict:
    """Both offices of a final decision, once a day, until the service has attached it."""
    if document_request.status != Status.FOR_DECISION:
        return denied(policy.state_refusal(document_request))
    if not is_deciding_office(user, document_request):
        return denied("Only the offices making the final decision can ask for the document.")
    if document_request.has_document:
        return denied("The service has attached the document.")
    if document_request.was_called_for_today:
        return denied("The service has already been asked for the document today.")
    return ALLOWED


def can_attach(user: User, document_request: DocumentRequest) -> Verdict:
    """Those who decided first, while the request is with the office making the final decision."""
    if document_request.status != Status.FOR_DECISION:
        return denied(policy.state_refusal(document_request))
    if not routing.decides_first(user, document_request):
        return denied("Only the service can attach the document.")
    return ALLOWED
