"""The sections of the page of announcements about meetings and consultations in wards."""

from django.urls import reverse

from announcements.models import Announcement, AnnouncementKind, WardMeeting
from announcements.ward_meetings.policy import can_arrange_meeting, can_consult_ward
from people.models import User
from relations.sections import Section


def consultations_section(user: User) -> Section | None:
    kind = AnnouncementKind.CONSULTATION
    seen = Announcement.objects.visible_to(user).filter(kind=kind)
    may = can_consult_ward(user)
    if not (may or seen.exists()):
        return None
    sentence = (
        "Tell the councillors of each ward about a consultation before it opens."
        if may
        else "Consultations of the council about your ward."
    )
    return Section("Consultations in wards", reverse("announcements:consultations"), sentence)


def ward_meetings_section(user: User) -> Section | None:
    may = can_arrange_meeting(user)
    if not (may or WardMeeting.objects.visible_to(user).exists()):
        return None
    sentence = (
        "Invite the councillors of each ward to a public meeting of the council."
        if may
        else "Public meetings of the council about your ward."
    )
    return Section("Public meetings in wards", reverse("announcements:ward-meetings"), sentence)
