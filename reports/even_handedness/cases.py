"""What is compared between groups: answer times, refusals, needs to know and attendances.

Each of the latest cases counts for the group its councillor belonged to on the day of the answer.
Confidential enquiries and complaints are not among them.
"""

from collections import defaultdict
from datetime import date, datetime
from typing import NamedTuple

from django.utils import timezone

from documents.models import Decision, Outcome
from enquiries.models import EnquiryLetter, EnquiryPromise, LetterKind
from people.models import Appointment
from people.roles import Role
from protocols.models import PromiseKind
from relations.models import GroupMeeting, GroupMeetingState, Origin
from relations.models.group_meetings import STATES_ACCEPTED
from reports.even_handedness.permutation import Treated
from reports.models import ReportEvent, What
from reports.monthly_counts import EVENT_FIELDS, Event, working_days_of

MOST = 1_000  # cases of one sort, the latest first, so that nobody waits for the page
YES, NO = 100.0, 0.0  # so that a mean is a percentage
PROMISE = PromiseKind.REPLY.value


class Seats:
    """Which group each councillor belonged to, from one local day to another. One statement."""

    def __init__(self) -> None:
        rows = Appointment.objects.filter(role=Role.COUNCILLOR, group__isnull=False)
        self.seats: dict[int, list[tuple[date, date, int]]] = defaultdict(list)
        for person, first, last, group in rows.values_list(
            "person", "starts_on", "ends_on", "group"
        ):
            self.seats[person].append((first, last or date.max, group))

    def group_on(self, person: int, day: date) -> int | None:
        seats = self.seats.get(person, ())
        return next((group for first, last, group in seats if first <= day <= last), None)


class Answered(NamedTuple):
    days: list[Treated]
    refused: list[Treated]


def answered_enquiries(since: date, seats: Seats) -> Answered:
    """The working days that each answer took, and whether it was a refusal under the protocol;
    alike is what is of one kind, in one service."""
    events = ReportEvent.objects.filter(
        what__in=(What.MET, What.LATE), promise=PROMISE, ended_on__gte=since
    )
    fields = ("promise_key", "member", *EVENT_FIELDS)
    latest = events.order_by("-pk").values_list(*fields)[:MOST]
    rows = [(key, who, Event(*event)) for key, who, *event in latest]
    declined = declined_promises([key for key, _, _ in rows])
    found = Answered([], [])
    for key, who, event in rows:
        group = seats.group_on(who, event.ended_on or since)
        if group is not None:
            alike = (event.service, event.kind)
            found.days.append(Treated(group, alike, float(working_days_of(event))))
            found.refused.append(Treated(group, alike, YES if key in declined else NO))
    return found


def declined_promises(keys: list[int]) -> set[int]:
    """Those of these promises of a reply whose enquiry was declined."""
    cases = dict(EnquiryPromise.objects.filter(pk__in=keys).values_list("pk", "case"))
    declines = EnquiryLetter.objects.filter(case__in=set(cases.values()), kind=LetterKind.DECLINE)
    declined = set(declines.values_list("case", flat=True))
    return {key for key, case in cases.items() if case in declined}


def needs_to_know(since: datetime, seats: Seats) -> list[Treated]:
    """Whether the latest decision on a document refused it; alike is what one service was asked
    for one purpose."""
    rows = Decision.objects.filter(decided_at__gte=since).order_by("-decided_at", "-pk")
    fields = ("case", "case__member", "decided_at", "outcome", "case__service", "case__purpose")
    found: dict[int, Treated] = {}
    for case, who, at, outcome, service, purpose in rows.values_list(*fields)[:MOST]:
        group = seats.group_on(who, timezone.localdate(at))
        if group is not None:
            refused = YES if outcome == Outcome.REFUSE else NO
            found.setdefault(case, Treated(group, (service, purpose), refused))
    return list(found.values())


def attendances(since: datetime) -> list[Treated]:
    """Whether a group got no officer for a meeting that it asked for; what a group was offered
    without asking is left out."""
    decided = (*STATES_ACCEPTED, GroupMeetingState.REFUSED)
    asked = GroupMeeting.objects.filter(received_at__gte=since, status__in=decided)
    rows = asked.exclude(origin=Origin.OWN).order_by("-received_at", "-pk")
    return [
        Treated(group, "", YES if status == GroupMeetingState.REFUSED else NO)
        for group, status in rows.values_list("group", "status")[:MOST]
    ]
