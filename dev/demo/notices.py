"""Notices in the demo: one that a councillor has not opened yet, and one that is public."""

from datetime import datetime, time
from uuid import uuid4

from django.utils import timezone

from announcements.actions import (
    NewAnnouncement,
    make_public,
    record_opening,
    tell,
)
from announcements.models import Announcement, AnnouncementKind, Trigger
from announcements.notices.actions import NewNotice, write_notice
from casework.promises import at_local
from dev.demo.past import clock_at
from people.models import Service, User, Ward
from protocols.calendar import working_calendar
from protocols.choices import Division

AUTHOR, OPENS, OTHER = "Ruth Adeyemi", "Clara Okafor", "Nia Penrose"
CLOSURES = (
    "Harbour Road will be closed between 8pm and 6am for five nights, from the quay to"
    " St Brannock’s School, to renew the surface.\n\nBuses will run along Fore Street. Residents"
    " can reach their homes at any time."
)
CROSSING = (
    "A zebra crossing will be built on Fore Street, in front of the library. The work takes two"
    " weeks, and the street stays open."
)


def make_notices(people: dict[str, User]) -> None:
    notices = NoticeStories(people)
    notices.on_its_way()
    notices.made_public()


class NoticeStories:
    """The people, and the working day that the notices count from."""

    def __init__(self, people: dict[str, User]) -> None:
        self.people = people
        self.calendar = working_calendar(Division.ENGLAND_AND_WALES)
        self.today = self.calendar.next_working(timezone.localdate())

    def at(self, offset: int, hour: int, minute: int = 0) -> datetime:
        """A time so many working days from today."""
        return at_local(self.calendar.add(self.today, offset), time(hour, minute))

    def person(self, name: str) -> User:
        """As a request would load them, with the posts of the day on the clock."""
        return User.objects.get(pk=self.people[name].pk)

    def sent(self, title: str, text: str, *, on: int, public_from: datetime) -> Announcement:
        new = NewAnnouncement(
            kind=AnnouncementKind.NOTICE,
            title=title,
            text=text,
            service=Service.objects.get(name="Highways"),
            wards=[Ward.objects.get(name="Harbour")],
            is_controversial=True,
            public_from=public_from,
            no_party=True,
        )
        with clock_at(self.at(on, 8, 40)):
            author = self.person(AUTHOR)
            draft = write_notice(NewNotice(Trigger.OTHER), new, by=author, key=uuid4())
            return tell(draft, by=author)

    def on_its_way(self) -> None:
        public_from = self.at(2, 9)
        notice = self.sent(
            "Night closures on Harbour Road", CLOSURES, on=-1, public_from=public_from
        )
        with clock_at(self.at(-1, 9, 12)):
            record_opening(notice, self.person(OPENS))

    def made_public(self) -> None:
        public_from = self.at(-4, 9)
        notice = self.sent("A crossing on Fore Street", CROSSING, on=-7, public_from=public_from)
        with clock_at(self.at(-6, 17)):
            for name in (OPENS, OTHER):
                record_opening(notice, self.person(name))
        with clock_at(public_from):
            make_public(notice, by=self.person(AUTHOR))
