"""Sharing a released document with another councillor: the request and the decision on it
(Section C 4.5)."""

from functools import partial

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest, act
from documents import actions, policy
from documents.case import what_was_asked, wording
from documents.case.views import opened, page, sent
from documents.models import DocumentRequest
from documents.sharing import actions as sharing_actions
from documents.sharing.forms import SettleForm, ShareForm
from enquiries.raising.ask_member import councillors
from people.directory import styled
from people.models import User


@require_http_methods(["GET", "POST"])
def share(request: PortalRequest, reference: str) -> HttpResponse:
    """A councillor asks to share a released document with another (Section C 4.5)."""
    found, user = opened(request, reference), request.user
    confidence = policy.consent_clause(found)
    clause = confidence or found.version.asks_for(wording.PASSING_ON)
    may = policy.can_share(user, found)
    return act(
        request,
        page(
            found,
            user,
            heading="Ask to share this document",
            lead="The person who decided your request will decide whether the other councillor’s "
            "need is equal. Until then, do not pass the document on.",
            button="Send request",
            clause=wording.cited(found.version, clause),
        ),
        form=ShareForm,
        may=may,
        do=lambda cleaned: actions.ask_to_share(found, by=user, **sent(cleaned)),
        done="Request to share sent",
        to=found,
        reads_first=True,
        others=councillors().exclude(pk=user.pk),
        unnamed=partial(note_attempt, found, user) if confidence else None,
    )


def note_attempt(found: DocumentRequest, user: User) -> None:
    """Nothing is recorded about someone who could not have asked anyway."""
    if policy.can_share(user, found):
        actions.note_attempt(found, by=user)


@require_http_methods(["GET", "POST"])
def settle(request: PortalRequest, reference: str) -> HttpResponse:
    """Whether the other councillor's need is equal; the first is told either way."""
    found, user = opened(request, reference), request.user
    clause = found.version.asks_for(wording.PASSING_ON)
    return act(
        request,
        page(
            found,
            user,
            heading="Decide whether to share this document",
            lead=what_was_asked.sharing_asked(found),
            button="Save decision",
            clause=wording.cited(found.version, clause),
            readers=f"We will tell {styled(found.member)} what you decide.",
        ),
        form=SettleForm,
        may=policy.can_settle(user, found),
        do=lambda cleaned: sharing_actions.settle(
            found,
            agreed=cleaned["agreed"] == "yes",
            text=cleaned["text"],
            by=user,
            key=cleaned["key"],
        ),
        done="Decision recorded",
        to=found,
        reads_first=True,
    )
