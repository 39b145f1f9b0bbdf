"""What the pages of councillors’ public meetings show: lines, facts, and the verbs as links."""

from django.urls import reverse

from announcements.members_meetings import policy, words
from announcements.models import MembersMeeting, MembersMeetingState
from foundation.types import Context
from people.directory import styled_member
from people.models import User

NAME = "announcements:"


def members_meeting_line(meeting: MembersMeeting, user: User) -> Context:
    who = "" if meeting.member_id == user.pk else f", {styled_member(meeting.member)}"
    return {
        "url": meeting.get_absolute_url(),
        "title": meeting.title,
        "about": f"{meeting.reference}{who}",
        "when": f"{meeting.when}, {meeting.place}",
        "tag": words.TAGS[MembersMeetingState(meeting.status)],
    }


def facts_of_members_meeting(meeting: MembersMeeting) -> list[Context]:
    return [
        {"label": "State", "tag": words.TAGS[MembersMeetingState(meeting.status)]},
        {"label": "When", "lines": [meeting.when]},
        {"label": "Where", "lines": [meeting.place]},
        {"label": "Held by", "lines": [styled_member(meeting.member)]},
    ]


VERBS = (
    ("answer-attendance", "Answer about an officer", policy.can_answer_attendance),
    ("answer-premises", "Answer about council premises", policy.can_answer_premises),
    ("withdraw-meeting", "Withdraw meeting", policy.can_withdraw_meeting),
)


def links_of_members_meeting(meeting: MembersMeeting, user: User) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(f"{NAME}{name}", args=[meeting.reference])}
        for name, label, can in VERBS
        if can(user, meeting)
    ]
