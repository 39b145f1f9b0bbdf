"""What the pages of meetings and consultations in wards show: lines, facts, and links of verbs."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from announcements import policy, publication
from announcements.models import Announcement, AnnouncementState, WardMeeting
from announcements.receipt_words import vacant_seat_lines
from announcements.receipts import members_not_told
from announcements.routing import members_concerned, vacancies
from foundation import dates_in_words
from foundation.types import Context
from people.models import User, Ward

TAGS: dict[str, tuple[str, str]] = {
    AnnouncementState.DRAFT: ("Draft", "grey"),
    AnnouncementState.TELLING: ("Telling councillors", "purple"),
    AnnouncementState.PUBLIC: ("Public", "green"),
    AnnouncementState.WITHDRAWN: ("Withdrawn", "red"),
}
OPEN, CLOSED = ("Open", "green"), ("Closed", "grey")


def ward_meeting_line(meeting: WardMeeting) -> Context:
    announcement = meeting.announcement
    return {
        "url": meeting.get_absolute_url(),
        "title": announcement.title,
        "about": announcement.reference,
        "when": f"{meeting.when}, {meeting.place}",
        "tag": TAGS[AnnouncementState(announcement.status)],
    }


def ward_consultation_line(announcement: Announcement) -> Context:
    at = announcement.public_at or announcement.public_from
    last = dates_in_words.day_year(announcement.ward_consultation.closes_on)
    return {
        "url": announcement.get_absolute_url(),
        "title": announcement.title,
        "about": announcement.reference,
        "when": f"{opening_words(announcement, at)}. Last day {last}" if at else f"Last day {last}",
        "tag": tag_of_consultation(announcement),
    }


def opening_words(announcement: Announcement, at: datetime) -> str:
    """Opens Thursday 3 December at 9am; or opened, once it is public."""
    verb = "Opened" if announcement.public_at else "Opens"
    return f"{verb} {dates_in_words.day(at)} at {dates_in_words.clock(at)}"


def tag_of_consultation(announcement: Announcement) -> tuple[str, str]:
    """Open or closed once it is public; before that, and once withdrawn, its state."""
    if announcement.status != AnnouncementState.PUBLIC:
        return TAGS[AnnouncementState(announcement.status)]
    closes_on = announcement.ward_consultation.closes_on
    return OPEN if closes_on >= timezone.localdate() else CLOSED


def ward_names(announcement: Announcement) -> str:
    """Harbour ward, Mill ward."""
    names = Ward.objects.filter(pk__in=announcement.wards).values_list("name", flat=True)
    return ", ".join(f"{name} ward" for name in names.order_by("name"))


def notice_words(days: int) -> str:
    """14 days; less than a day."""
    return "Less than a day" if days < 1 else f"{days} day{'s'[: days != 1]}"


def told_fact(announcement: Announcement) -> Context:
    """2 of 2 councillors, of those concerned today."""
    in_all = len(members_concerned(announcement))
    told = in_all - len(members_not_told(announcement))
    return {"label": "Told", "lines": [f"{told} of {in_all} councillor{'s'[: in_all != 1]}"]}


def facts_of_ward_meeting(meeting: WardMeeting, *, with_receipts: bool) -> list[Context]:
    announcement = meeting.announcement
    told = [told_fact(announcement)] if with_receipts else []
    return [
        {"label": "State", "tag": TAGS[AnnouncementState(announcement.status)]},
        {"label": "When", "lines": [meeting.when, meeting.place]},
        {"label": "Notice", "lines": [notice_words(meeting.notice_days)]},
        *told,
    ]


def facts_of_ward_consultation(announcement: Announcement, *, with_receipts: bool) -> list[Context]:
    at = announcement.public_at or announcement.public_from
    told = [told_fact(announcement)] if with_receipts else []
    label = "Opened" if announcement.public_at else "Opens"
    closes = dates_in_words.day_year(announcement.ward_consultation.closes_on)
    return [
        {"label": "State", "tag": TAGS[AnnouncementState(announcement.status)]},
        {"label": label, "lines": [dates_in_words.moment(at)] if at else []},
        {"label": "Last day", "lines": [closes]},
        *told,
    ]


def vacant_ward_words(announcement: Announcement) -> str:
    """Which of its wards no councillor represents, and which have a vacant seat; "" if there is
    none."""
    found = vacancies(announcement)
    names = ", ".join(f"{one.ward} ward" for one in found if not one.held)
    none = [f"No councillor represents {names}. No one there can be told."] if names else []
    lines = [*none, *vacant_seat_lines(found)]
    return f"{' '.join(lines)} The Monitoring Officer has been told." if found else ""


VERBS = (
    ("make-public", "Make this {kind} public now", publication.can_make_public),
    ("withdraw-matter", "Withdraw this {kind}", policy.can_withdraw),
)


def links_of_matter(announcement: Announcement, user: User) -> list[dict[str, str]]:
    kind, args = announcement.get_kind_display().lower(), [announcement.reference]
    return [
        {"label": label.format(kind=kind), "url": reverse(f"announcements:{name}", args=args)}
        for name, label, can in VERBS
        if can(user, announcement)
    ]
