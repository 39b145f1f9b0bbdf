"""Media in the demo: a release that was issued, one with disputed wording, an event, and what the
media team asked a service."""

from datetime import datetime, time, timedelta
from uuid import uuid4

from django.utils import timezone

from announcements.actions import record_opening
from announcements.information_requests.actions import (
    NewInformationRequest,
    ask_for_information,
    give_information,
)
from announcements.media_events.actions import NewMediaEvent, plan_media_event
from announcements.models import Basis, InformationRequest, MediaEvent, Release, Timing
from announcements.releases import actions, issuing, quoting
from casework.promises import at_local
from dev.demo.past import clock_at
from people.models import Service, User, Ward
from protocols.calendar import working_calendar
from protocols.choices import Division

AUTHOR, LEADER, HEAD = "Callum Reid", "Marcus Hale", "Ruth Adeyemi"
HARBOUR = ("Clara Okafor", "Nia Penrose")


class MediaStories:
    """The people, and the working day that the releases count from."""

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

    def drafted(self, title: str, text: str, *, on: int) -> Release:
        concerned = Service.objects.get(name="Highways")
        wards = [Ward.objects.get(name="Harbour")]
        new = actions.ReleaseText(title=title, text=text, wards=wards, service=concerned)
        with clock_at(self.at(on, 9, 30)):
            return actions.draft_release(new, by=self.person(AUTHOR), key=uuid4())

    def guided(self, release: Release, timing: Timing, *, on: int, meets: int) -> Release:
        day = timezone.localdate(self.at(meets, 18))
        with clock_at(self.at(on, 10)):
            guidance = actions.Guidance(
                guided_by=self.person(LEADER),
                timing=timing,
                meeting="Cabinet",
                meets_on=day,
                items=["6. Winter maintenance"],
            )
            return actions.record_guidance(release, guidance=guidance, by=self.person(AUTHOR))

    def quoted(self, release: Release, name: str, words: str, *, on: int) -> Release:
        with clock_at(self.at(on, 11)):
            person = self.person(name)
            posts = quoting.quotable_councillors(release.version)
            posts |= quoting.quotable_officers()
            quote = quoting.quote_of(
                person,
                posts,
                words=words,
                basis=Basis.FACT,
                contact="01632 960 140",
                of_councillor=person.is_member,
            )
            return actions.add_quote(release, quote=quote, by=self.person(AUTHOR))

    def issued(self) -> None:
        """Its ward was told first."""
        text = "Lorries now grit the hill roads of the harbour before the market square."
        release = self.drafted("Hill roads are gritted first this winter", text, on=-9)
        release = self.guided(release, Timing.AFTER, on=-9, meets=-6)
        words = "The new routes reach every hill road by 6am."
        release = self.quoted(release, LEADER, words, on=-8)
        with clock_at(self.at(-8, 15)):
            by = self.person(HEAD)
            actions.recommend(release, text="After the Cabinet has agreed the routes.", by=by)
        with clock_at(self.at(-5, 10)):
            by = self.person(AUTHOR)
            release = issuing.approve_release(release, no_party=True, by=by)
        for number, name in enumerate(HARBOUR):
            with clock_at(self.at(-5, 11 + number)):
                if release.announcement:
                    record_opening(release.announcement, self.person(name))
        with clock_at(self.at(-5, 16)):
            issuing.issue_release(release, by=self.person(AUTHOR))

    def disputed(self) -> None:
        text = "Dock Street will be closed for five weeks while the sea wall is repaired."
        release = self.drafted("Dock Street closes for repairs", text, on=-2)
        release = self.guided(release, Timing.BEFORE, on=-2, meets=4)
        release = self.quoted(release, HEAD, "The wall was last repaired in 1987.", on=-2)
        with clock_at(self.at(-1, 14)):
            reason = "The contractor has offered four weeks, so five is not a fact."
            actions.dispute_release(release, reason=reason, by=self.person(HEAD))

    def event(self) -> MediaEvent:
        starts_at = self.at(7, 10)
        new = NewMediaEvent(
            title="First run of the new gritters",
            text="Photographs with the crews and the new lorries, then questions.",
            place="Highways depot",
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=1),
            with_councillors=True,
            liaison=self.people[LEADER],
        )
        with clock_at(self.at(-1, 9)):
            return plan_media_event(new, by=self.person(AUTHOR), key=uuid4())

    def information(self) -> None:
        """A service has answered one request of the media team, and another waits for it."""
        with clock_at(self.at(-4, 9, 30)):
            answered = self.asked("Salt in store", "How much salt is in the depot today?", AUTHOR)
        with clock_at(self.at(-4, 11, 15)):
            by = self.person(HEAD)
            give_information(answered, answer="1,900 tonnes, enough for six weeks.", by=by)
        with clock_at(self.at(-1, 15)):
            text = "The Gazette asks how many claims for damage by potholes there were this year."
            self.asked("Claims after potholes", text, AUTHOR)

    def asked(self, title: str, text: str, author: str) -> InformationRequest:
        service = Service.objects.get(name="Highways")
        new = NewInformationRequest(service=service, title=title, text=text)
        return ask_for_information(new, by=self.person(author), key=uuid4())


def make_media(people: dict[str, User]) -> None:
    stories = MediaStories(people)
    stories.information()
    stories.issued()
    stories.disputed()
    stories.event()
