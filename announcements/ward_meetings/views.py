"""Pages of meetings and consultations in wards: a list and a page of each, the calendar file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from announcements import policy as receipts_policy
from announcements.actions import record_opening
from announcements.models import Announcement, AnnouncementKind, AnnouncementState, WardMeeting
from announcements.publication import can_become_public
from announcements.receipt_words import receipt_lines
from announcements.ward_meetings import content, policy
from casework.exports.links import download_links
from casework.http import PortalRequest, visible_or_404
from foundation.paging import page_of
from foundation.types import Context
from people.models import User
from protocols.behaviours import Behaviour
from relations.meeting_file import meeting_file

BACK = "Back to public meetings"


def ward_meeting_or_404(request: PortalRequest, reference: str) -> WardMeeting:
    rows = WardMeeting.objects.with_announcement()
    return visible_or_404(rows, request.user, announcement__reference=reference)


def matter_or_404(request: PortalRequest, reference: str, *kinds: str) -> Announcement:
    rows = Announcement.objects.with_people().filter(kind__in=kinds)
    return visible_or_404(rows, request.user, reference=reference)


@require_safe
def ward_meeting_list(request: PortalRequest) -> HttpResponse:
    """The meetings that this person sees, the newest first."""
    user = request.user
    rows = WardMeeting.objects.visible_to(user).with_announcement()
    page = page_of(rows, "starts_at", request.GET.get("after", ""), newest=True)
    next_link = {"url": f"?after={page.after}", "label": "Earlier meetings"} if page.after else None
    context = {
        "title": "Public meetings in wards",
        "desk": not user.is_member,
        "may_arrange": policy.can_arrange_meeting(user),
        "may_consult": policy.can_consult_ward(user),
        "other_list": (reverse("announcements:consultations"), "Consultations in wards"),
        "empty": "There are no public meetings.",
        "rows": [content.ward_meeting_line(row) for row in page.rows],
        "next_link": next_link,
        "first_url": "" if page.is_first else "?",
        "downloads": download_links("ward-meetings"),
        "back": (reverse("announcements:index"), "Back to notices and letters"),
    }
    return render(request, "announcements/ward_meetings/list.html", context)


@require_safe
def ward_consultation_list(request: PortalRequest) -> HttpResponse:
    """The consultations that this person sees, the newest first."""
    user, kind = request.user, AnnouncementKind.CONSULTATION
    rows = Announcement.objects.visible_to(user).filter(kind=kind)
    rows = rows.select_related("ward_consultation")
    page = page_of(rows, "received_at", request.GET.get("after", ""), newest=True)
    earlier = {"url": f"?after={page.after}", "label": "Earlier consultations"}
    context = {
        "title": "Consultations in wards",
        "desk": not user.is_member,
        "may_arrange": None,
        "may_consult": policy.can_consult_ward(user),
        "other_list": (reverse("announcements:ward-meetings"), "Public meetings in wards"),
        "empty": "There are no consultations.",
        "rows": [content.ward_consultation_line(row) for row in page.rows],
        "next_link": earlier if page.after else None,
        "first_url": "" if page.is_first else "?",
        "downloads": download_links("ward-consultations"),
        "back": (reverse("announcements:index"), "Back to notices and letters"),
    }
    return render(request, "announcements/ward_meetings/list.html", context)


@require_safe
def ward_meeting_page(request: PortalRequest, ward_matter_reference: str) -> HttpResponse:
    """One meeting. The first time that a councillor it was sent to opens it is recorded."""
    meeting, user = ward_meeting_or_404(request, ward_matter_reference), request.user
    announcement = meeting.announcement
    record_opening(announcement, user)
    sees_receipts = bool(receipts_policy.can_see_receipts(user, announcement))
    file = reverse("announcements:ward-meeting-file", args=[announcement.reference])
    wards = content.ward_names(announcement)
    context = matter_context(announcement, user) | {
        "overline": f"{announcement.reference}, public meeting in {wards}",
        "facts": content.facts_of_ward_meeting(meeting, with_receipts=sees_receipts),
        "cites": announcement.version.cite_for(Behaviour.WARD_MEETINGS),
        "short_notice_reason": meeting.short_notice_reason,
        "file_url": "" if meeting.has_begun else file,
    }
    return render(request, "announcements/ward_meetings/matter.html", context)


@require_safe
def ward_consultation_page(request: PortalRequest, ward_matter_reference: str) -> HttpResponse:
    kind = AnnouncementKind.CONSULTATION
    announcement, user = matter_or_404(request, ward_matter_reference, kind), request.user
    record_opening(announcement, user)
    sees_receipts = bool(receipts_policy.can_see_receipts(user, announcement))
    wards = content.ward_names(announcement)
    context = matter_context(announcement, user) | {
        "overline": f"{announcement.reference}, consultation in {wards}",
        "facts": content.facts_of_ward_consultation(announcement, with_receipts=sees_receipts),
        "cites": announcement.version.cite_for(Behaviour.WARD_CONSULTATIONS),
    }
    return render(request, "announcements/ward_meetings/matter.html", context)


def matter_context(announcement: Announcement, user: User) -> Context:
    """What the pages of both kinds show around their own facts."""
    sees_receipts = bool(receipts_policy.can_see_receipts(user, announcement))
    telling = sees_receipts and announcement.status == AnnouncementState.TELLING
    hindrance = can_become_public(announcement) if telling else None
    version = announcement.version
    return {
        "title": announcement.title,
        "desk": not user.is_member,
        "back": (reverse("announcements:ward-meetings"), BACK),
        "announcement": announcement,
        "hindrance": hindrance,
        "hindrance_clause": version.cite(hindrance.clause) if hindrance is not None else None,
        "receipts": receipt_lines(announcement) if sees_receipts else None,
        "vacant": content.vacant_ward_words(announcement) if sees_receipts else "",
        "links": content.links_of_matter(announcement, user),
    }


@require_safe
def ward_meeting_file(request: PortalRequest, ward_matter_reference: str) -> HttpResponse:
    meeting = ward_meeting_or_404(request, ward_matter_reference)
    announcement, path = meeting.announcement, meeting.get_absolute_url()
    return meeting_file(meeting, title=announcement.title, path=path, number=announcement.reference)
