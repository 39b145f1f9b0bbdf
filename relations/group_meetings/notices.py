"""Emails about officers at group meetings. They name no group, no topic and nothing that was asked.

Only people who can open the page get one.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from casework import promises
from casework.notices import ledger
from people.models import User, unique_people
from relations.group_meetings import routing
from relations.models import BriefingOffer, GroupMeeting

# The leader of the first group is told before any offer goes to another group.
AFTER_FIRST_LEADER = timedelta(minutes=5)


def tell_of_meeting(
    people: Iterable[User], event: str, sentence: str, *, about: GroupMeeting, by: User
) -> None:
    """Everyone of these except the one who did it, once for each event of a meeting."""
    others = [person for person in unique_people(people) if person.pk != by.pk]
    ledger.notify(others, event, sentence, about=about, once=str(about.status))


def tell_deciders(meeting: GroupMeeting, *, by: User) -> None:
    sentence = "An officer has been asked to attend a group meeting. A decision is needed."
    at = promises.next_working_moment(timezone.now(), promises.calendar_of(meeting))
    people = [person for person in routing.deciders(meeting) if person.pk != by.pk]
    ledger.notify(people, "attendance-asked", sentence, about=meeting, once="asked", due_at=at)


def tell_of_decision(meeting: GroupMeeting, sentence: str, *, by: User) -> None:
    """The leader of the group, the sender of the request and the officer who attends."""
    officers = [person for person in (meeting.officer, meeting.invited) if person]
    if meeting.asked_by.side == "officer":
        officers.append(meeting.asked_by)
    people = [*routing.group_leaders(meeting.group_id), *officers]
    tell_of_meeting(people, "attendance-decided", sentence, about=meeting, by=by)


def tell_of_offers(meeting: GroupMeeting, offers: Iterable[BriefingOffer]) -> None:
    """The leader of the first group, then the leaders of the others."""
    offers, now = list(offers), timezone.now()
    if not offers:
        return
    first = routing.group_leaders(meeting.group_id)
    words = "Other groups will be offered a briefing on the same policy area."
    ledger.notify(first, "others-offered", words, about=meeting, once="offers", due_at=now)
    leaders = routing.leaders_of_groups(*(offer.group_id for offer in offers))
    sentence = "Your group has been offered a briefing by an officer."
    for offer in offers:
        rows = [
            ledger.notice_for(
                person,
                "briefing-offered",
                sentence,
                about=offer,  # type: ignore[arg-type]
                once="offered",
                due_at=now + AFTER_FIRST_LEADER,
            )
            for person in leaders[offer.group_id]
        ]
        ledger.write_notices(rows)


def tell_of_other_officer(meeting: GroupMeeting, before: User | None) -> None:
    """The leader of the group, the new officer, and the one before while they work here."""
    there = [before] if before and before.side == "officer" else []
    people = [*routing.group_leaders(meeting.group_id), *filter(None, [meeting.officer]), *there]
    sentence = "Another officer has been named for the meeting of a group."
    once = f"replaced:{timezone.now()}"
    event = "attendance-replaced"
    ledger.notify(unique_people(people), event, sentence, about=meeting, once=once)


def tell_of_ended_invitation(meeting: GroupMeeting) -> None:
    sentence = "The officer that your group invited has left. You can ask another officer."
    people = routing.group_leaders(meeting.group_id)
    ledger.notify(people, "attendance-withdrawn", sentence, about=meeting, once="officer-left")
