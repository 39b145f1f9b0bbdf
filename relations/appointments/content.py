"""What the pages of appointments show: facts, times, what has happened, and the verbs as links."""

from django.urls import reverse

from foundation import dates_in_words
from foundation.types import Context
from people.directory import styled_member
from people.models import User
from relations.appointments import policy
from relations.models import AppointmentRequest, AppointmentState, AppointmentVerb, read_times

TAGS: dict[str, tuple[str, str]] = {
    AppointmentState.ASKED: ("With the officer", "blue"),
    AppointmentState.OFFERED: ("With the councillor", "purple"),
    AppointmentState.AGREED: ("Agreed", "green"),
    AppointmentState.DECLINED: ("Declined", "grey"),
    AppointmentState.WITHDRAWN: ("Withdrawn", "grey"),
}
MOST_EVENTS = 30
WITH_TIMES = (AppointmentVerb.ASKED, AppointmentVerb.PROPOSED)


def appointment_line(appointment: AppointmentRequest, user: User) -> Context:
    other = other_person(appointment, user)
    return {
        "url": appointment.get_absolute_url(),
        "title": appointment.title,
        "about": f"{appointment.reference}, {other}",
        "when": time_words(appointment),
        "tag": TAGS[AppointmentState(appointment.status)],
    }


def other_person(appointment: AppointmentRequest, user: User) -> str:
    if user.pk == appointment.member_id:
        return appointment.officer.name
    return styled_member(appointment.member)


def time_words(appointment: AppointmentRequest) -> str:
    """The time that was agreed, or how many were proposed."""
    if appointment.status in (AppointmentState.ASKED, AppointmentState.OFFERED):
        times = appointment.proposed_times
        return "1 time proposed" if len(times) == 1 else f"{len(times)} times proposed"
    return appointment.when if appointment.is_agreed else ""


def facts_of_appointment(appointment: AppointmentRequest) -> list[Context]:
    when = appointment.when if appointment.is_agreed else "No time has been agreed"
    return [
        {"label": "State", "tag": TAGS[AppointmentState(appointment.status)]},
        {"label": "When", "lines": [when]},
        {"label": "Place", "lines": [appointment.place]},
        {"label": "Councillor", "lines": [appointment.member.styled]},
        {"label": "Officer", "lines": [appointment.officer.name]},
    ]


def times_on_page(appointment: AppointmentRequest) -> list[str]:
    """Those that wait for an answer; none once it was answered."""
    if appointment.status not in (AppointmentState.ASKED, AppointmentState.OFFERED):
        return []
    to_come = appointment.times_to_come
    return [
        time.words if time in to_come else f"{time.words} (this time has passed)"
        for time in appointment.proposed_times
    ]


def events_of_appointment(appointment: AppointmentRequest) -> list[Context]:
    """What each did, the newest first, with the times they proposed."""
    rows = appointment.history.select_related("history_user")
    newest = rows.order_by("-history_date", "-history_id")[:MOST_EVENTS]
    return [
        {
            "who": row.history_user.name if row.history_user else "Concordat",
            "what": AppointmentVerb(row.history_change_reason).label,
            "at": dates_in_words.moment(row.history_date),
            "times": [time.words for time in read_times(row.times)]
            if row.history_change_reason in WITH_TIMES
            else [],
        }
        for row in newest
    ]


VERBS = (
    ("agree-time", "Accept a time", policy.can_agree_time),
    ("propose-times", "Propose other times", policy.can_propose_times),
    ("decline-appointment", "Decline appointment", policy.can_decline_appointment),
    ("withdraw-appointment", "Withdraw appointment", policy.can_withdraw_appointment),
)


def links_of_appointment(appointment: AppointmentRequest, user: User) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(f"relations:{name}", args=[appointment.reference])}
        for name, label, can in VERBS
        if can(user, appointment)
    ]
