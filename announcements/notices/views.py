"""Pages of notices: one notice, with its receipts for those who answer for it, and its files."""

from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_safe

from announcements import policy
from announcements.actions import record_opening
from announcements.models import Announcement, AnnouncementKind, AnnouncementState, NoticeFile
from announcements.notices import content
from announcements.publication import can_become_public
from announcements.receipt_words import receipt_lines
from casework.files.serving import download_response
from casework.http import PortalRequest, visible_or_404
from foundation.types import Context
from people.models import User
from protocols.behaviours import Behaviour

S = AnnouncementState


def notice_or_404(request: PortalRequest, reference: str) -> Announcement:
    own = {"reference": reference, "kind": AnnouncementKind.NOTICE}
    return visible_or_404(Announcement.objects.with_people(), request.user, **own)


@require_safe
def notice_page(request: PortalRequest, notice_reference: str) -> HttpResponse:
    """One notice. The first time that a member it was sent to opens it is recorded."""
    notice, user = notice_or_404(request, notice_reference), request.user
    record_opening(notice, user)
    return render(request, "announcements/notices/notice.html", notice_context(notice, user))


def notice_context(notice: Announcement, user: User) -> Context:
    context = {
        "title": notice.title,
        "overline": f"{notice.reference}, notice to {content.audience_words(notice)}",
        "desk": not user.is_member,
        "back": (reverse("announcements:notices"), "Back to notices"),
        "notice": notice,
        "files": list(notice.files.all()),
        "links": content.links_of_notice(notice, user),
    }
    sees = bool(policy.can_see_receipts(user, notice))
    context["facts"] = content.facts_of_notice(notice, with_receipts=sees)
    return context | (of_receipts(notice, user) if sees else {})


def of_receipts(notice: Announcement, user: User) -> Context:
    """What those who answer for it and the offices see besides."""
    is_draft, is_telling = notice.status == S.DRAFT, notice.status == S.TELLING
    hindrance = can_become_public(notice) if is_telling else None
    again = bool(policy.can_send_again(user, notice))
    return {
        "hindrance": hindrance,
        "clause": notice.version.cite(hindrance.clause) if hindrance is not None else None,
        "to_tell": content.people_to_tell(notice, user) if is_draft else None,
        "receipts": None if is_draft else receipt_lines(notice),
        "again": "announcements:send-again" if again else "",
        "left_out": content.left_out_lines(notice, user),
        "vacant": content.vacant_words(notice),
        "why": content.why_these_councillors(notice),
        "why_clause": notice.version.cite_for(
            Behaviour.WARD_MEMBERS_INFORMED, Behaviour.MEMBERS_TOLD_FIRST
        ),
        "events": content.events_of_notice(notice),
    }


@require_GET
def notice_file(request: PortalRequest, notice_reference: str, key: UUID) -> HttpResponseBase:
    """A file of a notice, to be saved."""
    notice, user = notice_or_404(request, notice_reference), request.user
    file = visible_or_404(NoticeFile.objects.all(), user, announcement=notice, key=key)
    return download_response(file, user)
