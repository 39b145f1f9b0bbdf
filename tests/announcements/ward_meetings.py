"""Public meetings and consultations in wards, in tests: Omar's, in Harbour, on 15 December."""

from datetime import datetime
from uuid import uuid4

from django.utils import timezone

from announcements.models import WardConsultation, WardMeeting
from announcements.ward_meetings import actions
from foundation.history import write
from people.models import Ward
from tests.announcements.announcements import written
from tests.conftest import LONDON
from tests.people import named


def at(hour, minute=0, day=15):
    return datetime(2026, 12, day, hour, minute, tzinfo=LONDON)


def wards(*names):
    return [Ward.objects.get_or_create(name=name)[0] for name in names or ("Harbour",)]


def arranged(who="omar", *, key=None, **more) -> WardMeeting:
    """Under a protocol that asks for invitations."""
    fields = {"title": "A crossing in Harbour Road", "text": "Come and say where."}
    fields |= {"wards": wards(), "place": "Harbour Hall", "no_party": True}
    fields |= {"starts_at": at(18), "ends_at": at(20)}
    new = actions.NewWardMeeting(**fields | more)
    return actions.arrange_ward_meeting(new, by=named(who), key=key or uuid4())


def consulted(who="omar", *, key=None, **more) -> WardConsultation:
    fields = {"title": "Parking in Harbour", "text": "Say what you think.", "no_party": True}
    fields |= {"wards": wards(), "opens_at": at(9, day=3), "closes_on": at(9, day=20).date()}
    new = actions.NewWardConsultation(**fields | more)
    return actions.start_ward_consultation(new, by=named(who), key=key or uuid4())


def ward_matters_on_record() -> WardMeeting:
    """A row of each and its history, under whatever protocol is in force."""
    by, more = named("omar"), {"title": "A crossing", "public_from": timezone.now()}
    consultation = WardConsultation(announcement=written(kind="consultation", **more))
    write(consultation, by=by, reason="arranged", closes_on=at(9, day=20).date())
    meeting = WardMeeting(announcement=written(kind="ward-meeting", **more), notice_days=14)
    times = {"starts_at": at(18), "ends_at": at(20), "place": "Harbour Hall"}
    write(meeting, by=by, reason="arranged", **times)
    return meeting


def typed(**more):
    """What the form of a meeting sends."""
    return {
        **{"day_day": "15", "day_month": "12", "day_year": "2026", "starts": "6pm", "ends": "8pm"},
        **{"title": "A crossing in Harbour Road", "text": "Come and say where."},
        **{"place": "Harbour Hall", "wards": [ward.pk for ward in wards()], "no_party": "on"},
        **{"key": uuid4()},
        **more,
    }
