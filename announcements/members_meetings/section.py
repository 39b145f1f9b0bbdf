"""The section of the page of announcements about councillors’ public meetings."""

from django.urls import reverse

from announcements.members_meetings.policy import can_tell_office
from announcements.models import MembersMeeting
from people.models import User
from relations.sections import Section


def members_meetings_section(user: User) -> Section | None:
    if not (can_tell_office(user) or MembersMeeting.objects.visible_to(user).exists()):
        return None
    sentence = (
        "Tell the council about a public meeting you plan, and ask for an officer or a room."
        if user.is_member
        else "Public meetings about council work that councillors are planning."
    )
    url = reverse("announcements:members-meetings")
    return Section("Public meetings held by councillors", url, sentence)
