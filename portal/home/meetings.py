"""Meetings on a councillor’s home page: times and agendas to answer, another time for a visit,
panels to confirm for and, for the leader of a group, briefings offered and points to confirm; and
the newest notices that are not opened yet."""

from collections.abc import Iterator

from django.db.models import BigIntegerField, DateTimeField, QuerySet, Value
from django.urls import reverse
from django.utils import timezone

from announcements.models import Receipt
from casework.waiting import MOST_WAITING, WaitingRow
from foundation.statements import Parameter, Statement
from foundation.types import Untyped
from people.models import User
from relations.group_meetings.policy import can_confirm_points
from relations.models import (
    AgendaConsultation,
    AgendaState,
    AppointmentRequest,
    AppointmentState,
    BriefingOffer,
    GroupMeeting,
    GroupMeetingState,
    PanelSeat,
    PanelState,
    RecruitmentPanel,
    Visit,
    VisitState,
    groups_led_by,
)

PERSON, NOW = Parameter("person", BigIntegerField()), Parameter("now", DateTimeField())
# Each kind: the name of its page, and what the councillor can do.
LINES = {
    "appointment": "Accept one of the times, propose others, or withdraw",
    "visit": "The manager has offered another time. Accept it, or withdraw the visit",
    "agenda": "Answer about the agenda",
    "panel": "Confirm that you will judge the candidates on merit",
}
TO_OPEN = "The council tells you about this before the public"
MOST_NOTICES = 3  # so that the meetings are still seen


def rows_to_answer() -> "QuerySet[Untyped, Untyped]":
    """Of the four kinds that wait for one councillor, the first meetings first, after the newest of
    what the council has told them and they have not opened."""
    appointments = AppointmentRequest.objects.filter(member=PERSON, status=AppointmentState.OFFERED)
    visits = Visit.objects.filter(member=PERSON, status=VisitState.OTHER_TIME)
    unconfirmed = {"left_at": None, "merit_confirmed_at": None, "is_member": True}
    seats = PanelSeat.objects.filter(person=PERSON, **unconfirmed).values("panel")
    panels = RecruitmentPanel.objects.filter(status=PanelState.OPEN, pk__in=seats)
    agendas = AgendaConsultation.objects.filter(consulted=PERSON, status=AgendaState.CONSULTED)
    first, *others = (
        rows.order_by().values_list(Value(kind), "reference", "title", "starts_at")
        for kind, rows in (
            ("appointment", appointments),
            ("visit", visits.filter(other_starts_at__gt=NOW)),
            ("agenda", agendas.filter(starts_at__gt=NOW)),
            ("panel", panels.filter(starts_at__gt=NOW)),
        )
    )
    told = ("announcement__kind", "announcement__reference", "announcement__title", "written_at")
    notices = Receipt.objects.filter(member=PERSON).to_read().order_by("-written_at", "-pk")
    found = first.union(*others, notices.values_list(*told)[:MOST_NOTICES], all=True)
    return found.order_by("starts_at", "reference")[: MOST_WAITING + 1]


TO_ANSWER = Statement(rows_to_answer)


def meetings_for_home(user: User) -> list[WaitingRow]:
    """Of at most `MOST_WAITING + 1` of each. The first is one statement; only the leaders of groups
    take more."""
    if not user.is_member:
        return []
    found = TO_ANSWER.rows(person=user.pk, now=timezone.now())
    answers = [
        WaitingRow(title, page_of_kind(kind, ref), ref, LINES.get(kind, TO_OPEN))
        for kind, ref, title, _ in found
    ]
    return [*answers, *meetings_of_leader(user)]


def page_of_kind(kind: str, reference: str) -> str:
    return reverse(f"{'relations' if kind in LINES else 'announcements'}:{kind}", args=[reference])


def meetings_of_leader(user: User) -> Iterator[WaitingRow]:
    led = groups_led_by(user)
    if not led:
        return
    today = timezone.localdate()
    offers = BriefingOffer.objects.filter(group__in=led, until__gte=today)
    taken_up = GroupMeeting.objects.filter(group__in=led).exclude(offer=None).values("offer")
    for offer in offers.exclude(pk__in=taken_up).order_by("until", "pk")[: MOST_WAITING + 1]:
        line = "A briefing is offered to your group. Ask for it if you want it"
        yield WaitingRow(offer.area, offer.get_absolute_url(), offer.reference, line)
    accepted = {"status": GroupMeetingState.ACCEPTED, "leader_confirmed_at": None}
    meetings = GroupMeeting.objects.filter(group__in=led, starts_at__gt=timezone.now(), **accepted)
    for meeting in meetings.with_people().order_by("starts_at", "pk")[: MOST_WAITING + 1]:
        if can_confirm_points(user, meeting):
            line = "Confirm the three points before an officer attends"
            yield WaitingRow(meeting.title, meeting.get_absolute_url(), meeting.reference, line)
