"""Officers at group meetings in the demo: one recorded, one declined, one to be decided."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from casework.promises import at_local
from dev.demo.past import clock_at
from people.models import Group, User
from protocols.calendar import working_calendar
from protocols.choices import Division
from relations.group_meetings import decisions, records, requests
from relations.models import GroupMeeting, Origin

Detail = Any  # what else one request says, each of its own type
OFFICER = "Ruth Adeyemi"
LEADERS = {"Harbour Independents": "Idris Bowen", "Town and Country": "Peter Quayle"}


class GroupMeetingStories:
    """The people, and the working day that the meetings count from."""

    def __init__(self, people: dict[str, User], today: date) -> None:
        self.people, self.officer = people, people[OFFICER]
        self.calendar = working_calendar(Division.ENGLAND_AND_WALES)
        self.today = self.calendar.next_working(today)

    def at(self, offset: int, hour: int, minute: int = 0) -> datetime:
        return at_local(self.calendar.add(self.today, offset), time(hour, minute))

    def asks(self, group: str, topic: str, *, on: int, meets: int, **more: Detail) -> GroupMeeting:
        """The leader asks so many working days from today for a meeting on another."""
        details = requests.RequestedMeeting(
            group=Group.objects.get(name=group),
            topic=topic,
            starts_at=self.at(meets, 18, 30),
            ends_at=self.at(meets, 20),
            place="Old Town Library",
            attendees="Four councillors of the group.",
            invited=self.officer,
            **more,
        )
        with clock_at(self.at(on, 9, 15)):
            by = self.people[LEADERS[group]]
            return requests.ask_for_officer(details, origin=Origin.LEADER, by=by, key=uuid4())

    def recorded(self) -> None:
        meeting = self.asks(
            "Harbour Independents",
            "Winter maintenance of roads",
            on=-18,
            meets=-8,
            purpose="Facts about the gritting routes, and advice on the hill at Dock Street.",
            items=[("Gritting routes", "council"), ("Response to the budget", "party")],
        )
        with clock_at(self.at(-17, 11)):
            acceptance = decisions.Acceptance(self.officer, area="Winter maintenance of roads")
            meeting = decisions.accept_attendance(meeting, acceptance=acceptance, by=self.officer)
        with clock_at(self.at(-7, 9, 30)):
            times = meeting.starts_at, meeting.starts_at + timedelta(minutes=40)
            given = "The map of the routes, and what a second lorry would cost."
            attendance = records.Attendance(*times, [1], given, {1: "Keep the routes this winter."})
            records.record_attendance(meeting, attendance=attendance, by=self.officer)

    def declined(self) -> None:
        meeting = self.asks(
            "Town and Country",
            "Parking on market days",
            on=-12,
            meets=-5,
            purpose="Advice on the charges before the group writes its leaflet.",
            items=[("Charges", "council")],
        )
        with clock_at(self.at(-11, 15)):
            refused = decisions.RefusedRequest()
            decisions.refuse_attendance(meeting, refused=refused, by=self.officer)

    def to_decide(self) -> None:
        self.asks(
            "Town and Country",
            "Resurfacing of Harbour Road",
            on=-1,
            meets=6,
            purpose="Facts about the cost and the timing.",
            items=[("Cost and timing", "council"), ("Leaflets", "party")],
        )


def make_group_meetings(people: dict[str, User]) -> None:
    stories = GroupMeetingStories(people, timezone.localdate())
    stories.recorded()
    stories.declined()
    stories.to_decide()
