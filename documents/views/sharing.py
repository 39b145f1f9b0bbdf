"""Showing another councillor what one was given: it is asked for, and decided (Section C 4.5)."""

from functools import partial

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest, act
from documents import actions, matter, policy, sharing, shown
from documents.models import DocumentRequest
from documents.passing import SettleForm, ShareForm
from documents.views.cases import opened, page, sent
from enquiries.steps import councillors
from people.directory import styled
from people.models import User


@require_http_methods(["GET", "POST"])
def share(request: PortalRequest, reference: str) -> HttpResponse:
    """A councillor asks that another be shown what was released (Section C 4.5)."""
    found, user = opened(request, reference), request.user
    confidence = policy.consent_clause(found)
    clause = confidence or found.version.asks_for(shown.PASSING_ON)
    may = policy.can_share(user, found)
    return act(
        request,
        page(
            found,
            user,
            heading="Ask to show it to another councillor",
            lead="Whoever decided on yours decides whether the other’s need is equal. "
            "Until then, do not pass it on.",
            button="Ask",
            clause=shown.cited(found.version, clause),
        ),
        form=ShareForm,
        may=may,
        do=lambda cleaned: actions.ask_to_share(found, by=user, **sent(cleaned)),
        done="Asked",
        to=found,
        reads_first=True,
        others=councillors().exclude(pk=user.pk),
        unnamed=partial(note_attempt, found, user) if confidence else None,
    )


def note_attempt(found: DocumentRequest, user: User) -> None:
    """Nothing is noted of somebody who could not have asked anyhow."""
    if policy.can_share(user, found):
        actions.note_attempt(found, by=user)


@require_http_methods(["GET", "POST"])
def settle(request: PortalRequest, reference: str) -> HttpResponse:
    """Whether the other councillor's need is equal; the first is told either way."""
    found, user = opened(request, reference), request.user
    clause = found.version.asks_for(shown.PASSING_ON)
    return act(
        request,
        page(
            found,
            user,
            heading="Decide on showing it to another councillor",
            lead=matter.sharing_asked(found),
            button="Decide",
            clause=shown.cited(found.version, clause),
            readers=f"{styled(found.member)} is told what you decide.",
        ),
        form=SettleForm,
        may=policy.can_settle(user, found),
        do=lambda cleaned: sharing.settle(
            found,
            agreed=cleaned["agreed"] == "yes",
            text=cleaned["text"],
            by=user,
            key=cleaned["key"],
        ),
        done="Decided",
        to=found,
        reads_first=True,
    )
