"""The page on which councillors read what they were told about a release or media interest."""

from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from announcements.actions import record_opening
from announcements.models import Announcement, AnnouncementKind, AnnouncementState
from casework.http import PortalRequest, visible_or_404
from foundation import dates_in_words


class ToldWords(NamedTuple):
    """What the page of one kind says: of one that may be controversial, and of confidence."""

    flag: str
    confidence: str
    becomes_public: bool


def told_page(
    request: PortalRequest, reference: str, kind: AnnouncementKind, words: ToldWords
) -> HttpResponse:
    """The first time that a member it was sent to opens it is recorded."""
    rows = Announcement.objects.with_people().filter(kind=kind)
    announcement, user = visible_or_404(rows, request.user, reference=reference), request.user
    record_opening(announcement, user)
    in_confidence = announcement.status == AnnouncementState.TELLING and user.is_member
    facts = [{"label": "Told", "lines": [dates_in_words.moment(announcement.told_at)]}]
    if words.becomes_public or announcement.withdrawn_at:
        facts.append({"label": "Public", "lines": [when_public(announcement)]})
    context = {
        "title": announcement.title,
        "overline": f"{announcement.reference}, {announcement.get_kind_display().lower()}",
        "desk": not user.is_member,
        "back": (reverse("announcements:index"), "Back to notices and letters"),
        "facts": facts,
        "announcement": announcement,
        "flag": words.flag if announcement.is_controversial else "",
        "confidence": words.confidence if in_confidence else "",
    }
    return render(request, "announcements/told.html", context)


def when_public(announcement: Announcement) -> str:
    if announcement.withdrawn_at:
        return f"Withdrawn {dates_in_words.moment(announcement.withdrawn_at)}"
    return dates_in_words.moment(announcement.public_at) or "Not public yet"
