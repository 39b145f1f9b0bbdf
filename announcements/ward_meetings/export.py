"""Public meetings and consultations in wards as files."""

from django.http import QueryDict
from django.urls import reverse

from announcements.models import Announcement, AnnouncementKind, AnnouncementState, WardMeeting
from announcements.ward_meetings.content import TAGS, tag_of_consultation
from casework.exports.columns import Row, dates, moments, text
from casework.exports.lists import Content, ExportedList, read_rows
from casework.exports.policy import everyone
from people.models import User

MEETING_COLUMNS = (
    *text("Reference", "Meeting", "Place"),
    *moments("Begins"),
    *text("State"),
)
CONSULTATION_COLUMNS = (
    *text("Reference", "Consultation"),
    *moments("Public from"),
    *dates("Last day"),
    *text("State"),
)


def meetings_content(user: User, query: QueryDict) -> Content:
    rows = WardMeeting.objects.visible_to(user).with_announcement().order_by("-starts_at", "-pk")
    return Content(
        MEETING_COLUMNS,
        lambda most: (cells_of_meeting(row) for row in read_rows(rows, most)),
        count=rows.count,
    )


def cells_of_meeting(meeting: WardMeeting) -> Row:
    of = meeting.announcement
    state = TAGS[AnnouncementState(of.status)][0]
    return (of.reference, of.title, meeting.place, meeting.starts_at, state)


def consultations_content(user: User, query: QueryDict) -> Content:
    rows = Announcement.objects.visible_to(user).filter(kind=AnnouncementKind.CONSULTATION)
    rows = rows.select_related("ward_consultation").order_by("-received_at", "-pk")
    return Content(
        CONSULTATION_COLUMNS,
        lambda most: (cells_of_consultation(row) for row in read_rows(rows, most)),
        count=rows.count,
    )


def cells_of_consultation(row: Announcement) -> Row:
    public = row.public_at or row.public_from
    last, state = row.ward_consultation.closes_on, tag_of_consultation(row)[0]
    return (row.reference, row.title, public, last, state)


MEETINGS = ExportedList(
    key="ward-meetings",
    title="Public meetings in wards",
    file_name="ward-meetings",
    allows=everyone,
    content=meetings_content,
    page=lambda: reverse("announcements:ward-meetings"),
)
CONSULTATIONS = ExportedList(
    key="ward-consultations",
    title="Consultations in wards",
    file_name="ward-consultations",
    allows=everyone,
    content=consultations_content,
    page=lambda: reverse("announcements:consultations"),
)
