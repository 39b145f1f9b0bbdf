"""Enquiries of the demo, from stories.toml: real actions, each at its own time."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

from django.utils import timezone

from casework.notes.actions import add_note
from casework.notices import sending
from casework.notices.mail import SentMailBackend
from casework.notices.mail_server import MailServer
from casework.promises import at_local
from dev.demo.past import clock_at
from enquiries import actions, follow_ups, jobs
from enquiries.contributions import actions as contributions
from enquiries.models import Enquiry, HoldingReason, Kind
from enquiries.raising import actions as raising_actions
from foundation.types import StoredJson
from people.models import Service, User
from protocols.calendar import working_calendar
from protocols.deadlines.clock import WorkingCalendar
from protocols.models import Division

AT_ONCE = 10_000
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

    def day(self, offset: int) -> date:
        """So many working days from the day that the stories count from."""
        return self.calendar.add(self.today, offset)

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
        return Step(at_local(self.day(day), time.fromisoformat(hour)), story, who, verb, list(more))

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
            enquiry.received_at = at_local(self.day(day), time.fromisoformat(hour))
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
        elif step.verb == "assign":
            actions.assign(story.enquiry, officer=self.people[step.more[0]], by=by)
        else:
            fields = self.fields(step.verb, step.more)
            VERBS[step.verb](story.enquiry, by=by, key=key, **fields)

    def fields(self, verb: str, more: list[StoredJson]) -> dict[str, object]:
        """What the action takes as well as who and on which form."""
        *others, text = more
        if verb == "hold":
            reason, day = others
            return {"reason": HoldingReason(reason), "promised_on": self.day(day), "text": text}
        if verb == "answer" and others:
            return {"for_resident": others[0], "text": text}
        if verb == "ask_contribution":
            service, day = others
            asked = contributions.Question(self.services[service], None, text, self.day(day))
            return {"question": asked}
        if verb == "pass":
            return {"service": self.services[others[0]], "text": text}
        if verb == "note":
            return {"told": [self.people[name] for name in others], "text": text}
        return {"text": text}


def give_contribution(enquiry: Enquiry, *, text: str, by: User, key: UUID) -> None:
    """The one that is open on the enquiry; `key` is for letters alone."""
    contributions.give_contribution(enquiry.contributions.open().get(), text=text, by=by)


VERBS: dict[str, Callable[..., object]] = {
    "add": actions.add_information,
    "answer": actions.answer,
    "ask": actions.ask_councillor,
    "ask_contribution": contributions.ask_contribution,
    "chase": actions.chase,
    "follow_up": follow_ups.follow_up,
    "give_contribution": give_contribution,
    "hold": actions.send_holding_reply,
    "note": add_note,
    "pass": actions.pass_on,
    "redirect": actions.redirect,
    "reply": actions.reply,
    "withdraw": actions.withdraw,
}


def make_enquiries(people: dict[str, User]) -> int:
    """Let everything of stories.toml happen, with the clock's own work each morning. How many."""
    now = timezone.now()
    westhaven = Westhaven(people, timezone.localdate(now))
    steps = westhaven.steps()
    happenings: list[Happening] = [(step.moment, partial(westhaven.take, step)) for step in steps]
    happenings += [(morning, run_timed_jobs) for morning in mornings(steps[0].moment, now)]
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
