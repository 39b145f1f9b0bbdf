"""Lists of document requests: a councillor's own, and those an officer decides."""

from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework.exports.links import download_links
from casework.http import PortalRequest
from documents import policy
from documents.case import wording
from documents.models import OPEN, DocumentRequest, DocumentRequestQuerySet
from documents.models.visibility import waits_for_member
from documents.papers.views import shows_papers
from foundation.paging import Page, page_of
from foundation.types import Context
from people.models import User
from protocols.version_cache import todays_protocol

LIST_STATES = {"open": "Open", "ended": "Decided or withdrawn"}


@require_safe
def document_request_list(request: PortalRequest) -> HttpResponse:
    """A councillor's own requests, newest first, or those an officer decides, most urgent first.

    No number of requests is ever shown.
    """
    user = request.user
    state = state_asked_for(request.GET)
    order, newest = ordered_by(user, state)
    after = request.GET.get("after", "")
    rows = listed_requests(user, state)
    page: Page[DocumentRequest] = page_of(rows, order, after, newest=newest)
    next_label = "Earlier requests" if newest else "Next page"
    return render(
        request,
        "documents/index.html",
        {
            "desk": not user.is_member,
            "title": "Documents",
            "choices": state_choices(state),
            "rows": [list_row(row, user) for row in page.rows],
            "may_ask": bool(policy.can_ask(user)),
            "may_compare": bool(policy.can_compare(user)),
            "shows_papers": shows_papers(user, todays_protocol()),
            "nothing": empty_list_words(user, state),
            "next_link": next_page_link(state, page, next_label),
            "first_url": "" if page.is_first else f"?state={state}",
            "downloads": download_links("document-requests", f"?state={state}"),
        },
    )


def state_asked_for(query: QueryDict) -> str:
    state = query.get("state", "open")
    return state if state in LIST_STATES else "open"


def ordered_by(user: User, state: str) -> tuple[str, bool]:
    """The time that a list is in the order of, and whether the newest comes first."""
    by_date = state == "open" and not user.is_member
    return ("queue_at" if by_date else "received_at"), not by_date


def state_choices(state: str) -> list[tuple[str, str, str, bool]]:
    return [(label, "", f"?state={key}", key == state) for key, label in LIST_STATES.items()]


def listed_requests(user: User, state: str) -> DocumentRequestQuerySet:
    rows = DocumentRequest.objects.visible_to(user).with_people()
    rows = rows.filter(member=user) if user.is_member else rows.to_decide(user)
    open_now = Q(status__in=OPEN)
    if user.is_member:
        open_now |= waits_for_member()
    return rows.filter(open_now) if state == "open" else rows.exclude(open_now)


def list_row(row: DocumentRequest, user: User) -> Context:
    """What a list says about one request; officers see the councillor's name, but no group."""
    who, note = wording.turn_in_words(row)
    return {
        "url": row.get_absolute_url(),
        "reference": row.reference,
        "title": row.title,
        "service": str(row.service),
        "member": row.member.name,
        "turn": who,
        "note": note,
        "line": wording.holder_line(row),
        "due": wording.next_due(row, timezone.localdate()),
        "tag": wording.status_tag(row, user),
    }


def empty_list_words(user: User, state: str) -> str:
    if user.is_assistant and not user.is_member:
        return "Councillors ask for documents themselves. You cannot see their requests."
    if state == "ended":
        return "No requests have been decided or withdrawn yet."
    if user.is_member:
        return "You have no open document requests."
    return "No requests are waiting for your decision."


def next_page_link(state: str, page: Page[DocumentRequest], label: str) -> dict[str, str] | None:
    if not page.after:
        return None
    after = page.after.replace("+", "%2B")
    return {"url": f"?state={state}&after={after}", "label": label}
