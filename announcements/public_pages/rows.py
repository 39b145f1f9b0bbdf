"""What is public, and nothing else: rows of the public pages and of the feed."""

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from announcements.models import Announcement, WardConsultation, WardMeeting
from foundation import dates_in_words
from foundation.types import Context


def public_announcements() -> QuerySet[Announcement]:
    return Announcement.objects.public().select_related("service")


def public_or_404(reference: str) -> Announcement:
    """One that is public; 404 for any other, as if it did not exist."""
    rows = public_announcements().select_related("ward_meeting", "ward_consultation")
    if row := rows.filter(reference=reference).first():
        return row
    raise Http404


def public_url(announcement: Announcement) -> str:
    return reverse("announcements:public-announcement", args=[announcement.reference])


def public_line(announcement: Announcement) -> Context:
    """It names the service and no person."""
    return {
        "url": public_url(announcement),
        "title": announcement.title,
        "service": announcement.service.name if announcement.service else "",
        "at": dates_in_words.moment(announcement.public_at),
    }


def public_facts(announcement: Announcement) -> list[Context]:
    """When and where a public meeting is held, or the last day of a consultation; nothing for any
    other kind."""
    if meeting := getattr(announcement, "ward_meeting", None):
        return facts_of_public_meeting(meeting)
    if consultation := getattr(announcement, "ward_consultation", None):
        return facts_of_public_consultation(consultation)
    return []


def facts_of_public_meeting(meeting: WardMeeting) -> list[Context]:
    words = dates_in_words
    hours = f"{words.clock(meeting.starts_at)} to {words.clock(meeting.ends_at)}"
    return [
        {"label": "When", "lines": [words.day_year(meeting.held_on), hours]},
        {"label": "Place", "lines": [meeting.place]},
    ]


def facts_of_public_consultation(consultation: WardConsultation) -> list[Context]:
    return [{"label": "Last day", "lines": [dates_in_words.day_year(consultation.closes_on)]}]
