"""The lists of requests: a councillor's own, and those an officer decides."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework.http import PortalRequest
from documents import policy
from documents.case import wording
from documents.models import OPEN, DocumentRequest, DocumentRequestQuerySet
from foundation.paging import Page, page_of
from people.models import User

STATES = {"open": "Open", "ended": "Decided or withdrawn"}


@require_safe
def index(request: PortalRequest) -> HttpResponse:
    """One's own, the newest first, or those that one decides on, the most urgent first.

    No number of them is ever shown.
    """
    user = request.user
    state = request.GET.get("state", "open")
    state = state if state in STATES else "open"
    by_date = state == "open" and not user.is_member
    order = "queue_at" if by_date else "received_at"
    after = request.GET.get("after", "")
    found: Page[DocumentRequest] = page_of(asked(user, state), order, after, newest=not by_date)
    return render(
        request,
        "documents/index.html",
        {
            "desk": not user.is_member,
            "title": "Documents",
            "choices": [
                (label, "", f"?state={key}", key == state) for key, label in STATES.items()
            ],
            "rows": [line(row, user) for row in found.rows],
            "may_ask": bool(policy.can_ask(user)),
            "may_compare": bool(policy.can_compare(user)),
            "nothing": nothing(user, state),
            "next_link": next_link(state, found, "Next page" if by_date else "Earlier requests"),
            "first_url": "" if found.is_first else f"?state={state}",
        },
    )


def asked(user: User, state: str) -> DocumentRequestQuerySet:
    rows = DocumentRequest.objects.visible_to(user).with_people()
    rows = rows.filter(member=user) if user.is_member else rows.to_decide(user)
    return rows.open() if state == "open" else rows.exclude(status__in=OPEN)


def line(row: DocumentRequest, user: User) -> dict[str, Any]:
    """What a list says about one request; officers see the councillor's name, but no group."""
    who, note = wording.turn(row)
    return {
        "url": row.get_absolute_url(),
        "reference": row.reference,
        "title": row.title,
        "service": str(row.service),
        "member": row.member.name,
        "turn": who,
        "note": note,
        "line": wording.holder_line(row),
        "due": wording.due(row, timezone.localdate()),
        "tag": wording.tag(row, user),
    }


def nothing(user: User, state: str) -> str:
    if state == "ended":
        return "No requests have been decided or withdrawn yet."
    if user.is_member:
        return "You have no open document requests."
    return "No requests are waiting for your decision."


def next_link(state: str, found: Page[DocumentRequest], label: str) -> dict[str, str] | None:
    if not found.after:
        return None
    after = found.after.replace("+", "%2B")
    return {"url": f"?state={state}&after={after}", "label": label}


def for_home(user: User) -> dict[str, Any]:
    """A councillor's open requests for the home page, three at most, and where all of them are."""
    rows = DocumentRequest.objects.visible_to(user).filter(member=user).open().with_people()
    found = list(rows.order_by("-received_at", "-pk")[:4])
    return {
        "documents": [line(row, user) for row in found[:3]],
        "documents_url": reverse("documents:index"),
    }
