"""Pages of delegated decisions: the list, and one decision."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from announcements import policy as receipts_policy
from announcements.actions import record_opening
from announcements.decisions import content, policy
from announcements.models import AnnouncementState, DelegatedDecision
from announcements.receipt_words import receipt_lines
from casework.http import PortalRequest, visible_or_404
from foundation.paging import (
    PAGE_SIZE,
    next_numbered_page,
    numbered_page_url,
    page_number,
)
from foundation.types import Context
from people.models import User
from protocols.behaviours import Behaviour

BACK = "Back to delegated decisions"


def decision_or_404(request: PortalRequest, reference: str) -> DelegatedDecision:
    rows = DelegatedDecision.objects.with_people()
    return visible_or_404(rows, request.user, announcement__reference=reference)


@require_safe
def decision_list(request: PortalRequest) -> HttpResponse:
    """The decisions that this person sees, the newest first."""
    user = request.user
    rows = DelegatedDecision.objects.visible_to(user).with_people().order_by("-pk")
    in_all = rows.count()
    number = page_number(request.GET.get("page", ""), in_all)
    start = (number - 1) * PAGE_SIZE
    context: Context = {
        "rows": [content.decision_line(row) for row in rows[start : start + PAGE_SIZE]],
        "next_link": next_numbered_page(number, in_all),
        "first_url": numbered_page_url(1) if number > 1 else "",
        "title": "Delegated decisions",
        "desk": not user.is_member,
        "may": policy.can_record_decision(user),
        "back": (reverse("announcements:index"), "Back to notices and letters"),
    }
    return render(request, "announcements/decisions/list.html", context)


@require_safe
def decision_page(request: PortalRequest, decision_reference: str) -> HttpResponse:
    """One decision. The first time that a councillor it was sent to opens it is recorded."""
    decision, user = decision_or_404(request, decision_reference), request.user
    record_opening(decision.announcement, user)
    return render(
        request, "announcements/decisions/decision.html", decision_context(decision, user)
    )


def decision_context(decision: DelegatedDecision, user: User) -> Context:
    announcement = decision.announcement
    version, draft = announcement.version, announcement.status == AnnouncementState.DRAFT
    sees_receipts = bool(receipts_policy.can_see_receipts(user, announcement)) and not draft
    return {
        "title": announcement.title,
        "overline": f"{announcement.reference}, delegated decision",
        "desk": not user.is_member,
        "back": (reverse("announcements:decisions"), BACK),
        "facts": content.facts_of_decision(decision),
        "announcement": announcement,
        "decision": decision,
        "cites": version.cite_for(Behaviour.DECISIONS_NAME_DELEGATION),
        "consulted": content.consulted_lines(decision),
        "questions": content.question_links(decision, user),
        "receipts": receipt_lines(announcement) if sees_receipts else None,
        "links": content.links_of_decision(decision, user),
    }
