"""Enquiries of the demo, from stories.toml: real actions, each at its own time."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

from django.utils import timezone

from casework.notices import sending
from casework.notices.mail import SentMailBackend
from casework.notices.mail_server import MailServer
from casework.promises import at_local
from dev.demo.clearance import clear_letters_of_parking
from dev.demo.emails import receive_email_of_councillor
from dev.demo.past import clock_at
from dev.demo.standard_answers import make_standard_answers
from dev.demo.story_verbs import VERBS, Known, fields_of
from enquiries import jobs
from enquiries.models import Enquiry, Kind
from enquiries.raising import actions as raising_actions
from foundation.types import StoredJson
from people.models import Service, User
from protocols.calendar import working_calendar
from protocols.deadlines.clock import WorkingCalendar
from protocols.models import Division

AT_ONCE = 10_000
# What happens on no enquiry of stories.toml: when, and what.
BESIDES = (
    ((-30, "08:50"), make_standard_answers),
    ((-1, "17:00"), clear_letters_of_parking),
    ((-1, "18:40"), receive_email_of_councillor),
)
MORNING = time(9, 0, 30)  # when the clock of the past looks, just after reminders are due


@dataclass
class Story:
    """One enquiry of stories.toml, and its row once it was raised."""

    details: dict[str, StoredJson]
    enquiry: Enquiry | None = field(default=None)


@dataclass(frozen=True)
class Step:
    """Somebody does something at an aware time; `more` is what the verb needs, in its own order."""

    moment: datetime
    story: Story
    who: str
    verb: str
    more: list[StoredJson]


Happening = tuple[datetime, Callable[[], object]]


class Westhaven:
    """The people by first name, the services by name, and the day that the stories count from."""

    def __init__(self, people: dict[str, User], today: date) -> None:
        self.calendar: WorkingCalendar = working_calendar(Division.ENGLAND_AND_WALES, fresh=True)
        self.today = self.calendar.next_working(today)
        self.people: dict[str, User] = {}
        for name, person in people.items():
            self.people.setdefault(name.split()[0].lower(), person)
        self.services = {service.name: service for service in Service.objects.all()}
        self.known = Known(self.people, self.services, {}, self.day)

    def day(self, offset: int) -> date:
        """So many working days from the day that the stories count from."""
        return self.calendar.add(self.today, offset)

    def moment(self, day: int, hour: str) -> datetime:
        """The aware time of a step."""
        return at_local(self.day(day), time.fromisoformat(hour))

    def steps(self) -> list[Step]:
        """Everything that happens, in its order."""
        enquiries = tomllib.loads((Path(__file__).parent / "stories.toml").read_text())["enquiry"]
        steps = [
            self._step(story, *step)
            for story in map(Story, enquiries)
            for step in story.details["steps"]
        ]
        return sorted(steps, key=lambda step: step.moment)

    def _step(
        self, story: Story, day: int, hour: str, who: str, verb: str, *more: StoredJson
    ) -> Step:
        return Step(self.moment(day, hour), story, who, verb, list(more))

    def new_enquiry(
        self, details: dict[str, StoredJson], member: User
    ) -> raising_actions.NewEnquiry:
        from_member = details["kind"] != Kind.OFFICER_QUESTION
        enquiry = Enquiry(
            kind=Kind(details["kind"]),
            title=details["title"],
            ward=member.ward if from_member else None,
            place=details.get("place", ""),
            service=self.services.get(details.get("service", "")),
            earlier_reference=details.get("earlier_reference", ""),
            came_by=details.get("came_by", ""),
        )
        if enquiry.came_by:
            day, hour = details["came"]
            enquiry.received_at = self.moment(day, hour)
        return raising_actions.NewEnquiry(
            enquiry, details["text"], resident=details.get("resident")
        )

    def take(self, step: Step) -> None:
        """Do what the step says, now."""
        story, by, key = step.story, self.people[step.who], uuid4()
        if story.enquiry is None:
            begin = {
                "raise": raising_actions.raise_enquiry,
                "ask_member": raising_actions.raise_officer_question,
            }[step.verb]
            member = self.people[story.details["member"]]
            story.enquiry = begin(
                self.new_enquiry(story.details, member), member=member, by=by, key=key
            )
            self.known.enquiries[story.enquiry.title] = story.enquiry
        else:
            fields = fields_of(step.verb, step.more, self.known)
            VERBS[step.verb](story.enquiry, by=by, key=key, **fields)


def make_enquiries(people: dict[str, User]) -> int:
    """Let everything of stories.toml happen, with the clock's own work each morning. How many."""
    now = timezone.now()
    westhaven = Westhaven(people, timezone.localdate(now))
    steps = westhaven.steps()
    happenings: list[Happening] = [(step.moment, partial(westhaven.take, step)) for step in steps]
    happenings += [(morning, run_timed_jobs) for morning in mornings(steps[0].moment, now)]
    happenings += [(westhaven.moment(*when), happen) for when, happen in BESIDES]
    for moment, happen in sorted(happenings, key=lambda happening: happening[0]):
        with clock_at(moment):
            happen()
            send_due_mail()
    return len({id(step.story) for step in steps})


def mornings(first: datetime, last: datetime) -> Iterator[datetime]:
    """Every morning between two aware times."""
    morning = at_local(timezone.localdate(first), MORNING)
    while morning < last:
        if morning > first:
            yield morning
        morning = at_local(timezone.localdate(morning) + timedelta(days=1), MORNING)


def run_timed_jobs() -> None:
    """What beat does all day long: remind, and close what was answered."""
    jobs.nudge()
    jobs.close_answered()


def send_due_mail() -> None:
    """Into the table of sent mail, whatever the settings say: nobody in Westhaven has a mailbox."""
    server = MailServer(SentMailBackend())
    for pk in sending.due_with_reference(timezone.now(), AT_ONCE):
        sending.send_one(server, pk)
