"""Public meetings and consultations in wards in the demo: one meeting, at short notice another, and
a consultation that opens next week."""

from datetime import date, datetime, time
from uuid import uuid4

from django.utils import timezone

from announcements.ward_meetings import actions
from casework.promises import at_local
from dev.demo.past import clock_at
from people.models import User, Ward
from protocols.calendar import working_calendar
from protocols.choices import Division

ARRANGES = "Ruth Adeyemi"


class WardMeetingStories:
    """The officer, and the working day that the meetings count from."""

    def __init__(self, people: dict[str, User], today: date) -> None:
        self.by, self.calendar = people[ARRANGES], working_calendar(Division.ENGLAND_AND_WALES)
        self.today = self.calendar.next_working(today)
        self.wards = list(Ward.objects.offered().order_by("name")[:3])

    def day(self, offset: int) -> date:
        found: date = self.calendar.add(self.today, offset)
        return found

    def at(self, offset: int, hour: int) -> datetime:
        return at_local(self.day(offset), time(hour, 30))

    def in_good_time(self) -> None:
        meeting = actions.NewWardMeeting(
            title="A crossing in Harbour Road",
            text="Come and say where a crossing would help most. Plans are shown from 6pm.",
            wards=self.wards[:2],
            place="Old Town Library",
            starts_at=self.at(12, 18),
            ends_at=self.at(12, 20),
            no_party=True,
        )
        with clock_at(self.at(-4, 10)):
            actions.arrange_ward_meeting(meeting, by=self.by, key=uuid4())

    def at_short_notice(self) -> None:
        meeting = actions.NewWardMeeting(
            title="Closing Dock Street for the drains",
            text="Southern Water explains which nights the street is closed, and why.",
            wards=self.wards[2:],
            place="Mill Lane Hall",
            starts_at=self.at(3, 18),
            ends_at=self.at(3, 19),
            short_notice_reason="Southern Water told the council on Monday, and starts next week.",
            no_party=True,
        )
        with clock_at(self.at(-2, 11)):
            actions.arrange_ward_meeting(meeting, by=self.by, key=uuid4())

    def consultation(self) -> None:
        consultation = actions.NewWardConsultation(
            title="Parking on market days",
            text="Should the bays at the market be free on Saturdays? Write to the council.",
            wards=self.wards[:1],
            opens_at=self.at(5, 9),
            closes_on=self.day(30),
            no_party=True,
        )
        with clock_at(self.at(-1, 9)):
            actions.start_ward_consultation(consultation, by=self.by, key=uuid4())


def make_ward_meetings(people: dict[str, User]) -> None:
    stories = WardMeetingStories(people, timezone.localdate())
    stories.in_good_time()
    stories.at_short_notice()
    stories.consultation()
