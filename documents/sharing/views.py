"""Pages for sharing a released document with another councillor: request and decision
(Section C 4.5)."""

from functools import partial

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest, verb_page
from documents import actions, policy
from documents.case import what_was_asked
from documents.case.verb_views import action_arguments, verb_page_context
from documents.case.views import document_request_or_404
from documents.models import DocumentRequest
from documents.sharing import actions as sharing_actions
from documents.sharing.forms import SettleForm, ShareForm
from enquiries.raising.ask_member import councillors_today
from foundation.types import Cleaned
from people.directory import styled_member
from people.models import User
from protocols.behaviours import Behaviour


@require_http_methods(["GET", "POST"])
def share_page(request: PortalRequest, reference: str) -> HttpResponse:
    """A councillor asks to share a released document with another (Section C 4.5)."""
    document_request, user = document_request_or_404(request, reference), request.user
    confidence = policy.consent_clause(document_request)
    clause = confidence or document_request.version.clause_for(Behaviour.SHARED_AFTER_TELLING)
    may = policy.can_share(user, document_request)
    return verb_page(
        request,
        verb_page_context(
            document_request,
            user,
            heading="Ask to share this document",
            lead="The person who decided your request will decide whether the other councillor’s "
            "need is equal. Until then, do not pass the document on.",
            button="Send request",
            clause=document_request.version.cite(clause),
        ),
        form=ShareForm,
        may=may,
        do=lambda cleaned: actions.ask_to_share(
            document_request, by=user, **action_arguments(cleaned)
        ),
        done="Request to share sent",
        to=document_request,
        reads_first=True,
        others=councillors_today().exclude(pk=user.pk),
        unnamed=partial(record_attempt_if_allowed, document_request, user) if confidence else None,
    )


def record_attempt_if_allowed(document_request: DocumentRequest, user: User) -> None:
    """Nothing is recorded about someone who could not have asked anyway."""
    if policy.can_share(user, document_request):
        actions.record_sharing_attempt(document_request, by=user)


@require_http_methods(["GET", "POST"])
def settle_page(request: PortalRequest, reference: str) -> HttpResponse:
    """Whether the other councillor's need is equal; the first is told either way."""
    document_request, user = document_request_or_404(request, reference), request.user
    clause = document_request.version.clause_for(Behaviour.SHARED_AFTER_TELLING)
    open_sharing = document_request.sharings.filter(decided_at=None).first()
    return verb_page(
        request,
        verb_page_context(
            document_request,
            user,
            heading="Decide whether to share this document",
            lead=what_was_asked.sharing_request_words(document_request),
            button="Save decision",
            clause=document_request.version.cite(clause),
            readers=f"We will tell {styled_member(document_request.member)} what you decide.",
        ),
        form=SettleForm,
        may=policy.can_settle(user, document_request),
        do=partial(save_decision, document_request, user),
        initial={"shown": str(open_sharing.pk) if open_sharing else ""},
        done="Decision recorded",
        to=document_request,
        reads_first=True,
    )


def save_decision(document_request: DocumentRequest, user: User, cleaned: Cleaned) -> None:
    sharing_actions.decide_sharing(
        document_request,
        agreed=cleaned["agreed"] == "yes",
        text=cleaned["text"],
        by=user,
        key=cleaned["key"],
        shown=cleaned["shown"],
    )
