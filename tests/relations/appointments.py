"""Appointments in tests: Clara, a councillor, asks Omar, an officer, under Oxford's protocol."""

from datetime import datetime
from uuid import uuid4

from foundation.history import write
from protocols.version_cache import todays_protocol
from relations.appointments import actions
from relations.models import (
    AppointmentRequest,
    AppointmentState,
    AppointmentVerb,
    proposed_time,
    stored_times,
)
from tests.conftest import LONDON
from tests.people import named


def half_hour(day, hour):
    """From that hour of a day in December 2026."""
    return proposed_time(datetime(2026, 12, day, hour, tzinfo=LONDON), 30)


def asked(who="clara", *, officer="omar", key=None, **more) -> AppointmentRequest:
    fields = {"title": "Gritting of Mill Lane", "place": "Town Hall, room 2"}
    fields |= {"times": [half_hour(10, 14), half_hour(9, 10)], "officer": named(officer)}
    new = actions.NewAppointment(**fields | more)
    return actions.ask_appointment(new, by=named(who), key=key or uuid4())


def agreed(**more) -> AppointmentRequest:
    appointment = asked(**more)
    start = appointment.proposed_times[0].starts_at.isoformat()
    return actions.agree_time(appointment, starts_at=start, by=named("omar"))


def appointment_on_record() -> AppointmentRequest:
    """A row and its history, under whatever protocol is in force: one that is silent has none."""
    time = half_hour(9, 10)
    appointment = AppointmentRequest(
        reference="A-2026-0001",
        protocol=todays_protocol(),
        received_at=datetime(2026, 12, 1, 9, tzinfo=LONDON),
        status=AppointmentState.ASKED,
        member=named("clara"),
        officer=named("omar"),
        title="Gritting",
        place="Town Hall",
        times=stored_times([time]),
        starts_at=time.starts_at,
        ends_at=time.ends_at,
    )
    write(appointment, by=named("clara"), reason=AppointmentVerb.ASKED)
    return appointment


def typed(**more):
    """What the form for times sends, with one choice."""
    return {
        **{"first_day_day": "9", "first_day_month": "12", "first_day_year": "2026"},
        **{"first_start": "10am", "minutes": "30", "place": "Town Hall, room 2", "key": uuid4()},
        **more,
    }
