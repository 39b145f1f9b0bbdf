"""Visits in tests: Clara's, of Harbour ward, to premises in Harbour or in Quayside ward."""

from datetime import datetime
from uuid import uuid4

from foundation.history import write
from people.models import Service, User, Ward
from people.roles import Role
from protocols.version_cache import todays_protocol
from relations.models import Premises, Visit, VisitState
from relations.visits import actions
from tests.conftest import LONDON
from tests.established import establish
from tests.people import STARTED, everybody_has_read, named

RULES = "Sign in at the desk.\nWear a hard hat."


def quayside_ward() -> Ward:
    """A ward that Ivy represents; made once."""
    ward, made = Ward.objects.get_or_create(name="Quayside")
    if made:
        ivy = User.objects.create_user("ivy@westhaven.example", "Ivy Marsh", "a long secret")
        establish(person=ivy, role=Role.COUNCILLOR, ward=ward, starts_on=STARTED)
        everybody_has_read(todays_protocol())
    return ward


def premises(name="Highways depot", *, ward="Quayside", manager="omar", **more) -> Premises:
    place = quayside_ward() if ward == "Quayside" else Ward.objects.get(name=ward)
    service = Service.objects.get(name="Highways")
    fields = {"rules": RULES, "manager": named(manager) if manager else None} | more
    return Premises.objects.create(name=name, ward=place, service=service, **fields)


def at(hour, minute=0, day=9):
    return datetime(2026, 12, day, hour, minute, tzinfo=LONDON)


def announced(who="clara", *, place=None, key=None, **more) -> Visit:
    fields = {"starts_at": at(14), "ends_at": at(15), "purpose": "To see the new gritters."}
    new = actions.NewVisit(place or premises(), **fields | {"accepts_rules": True} | more)
    return actions.announce_visit(new, by=named(who), key=key or uuid4())


def visit_on_record() -> Visit:
    """A row and its history, under whatever protocol is in force: one that is silent has none."""
    version, place = todays_protocol(), premises()
    write(place, by=named("petra"), reason="added")
    visit = Visit(reference="V-2026-0001", protocol=version, received_at=at(9, day=1))
    fields = {"status": VisitState.ANNOUNCED, "title": place.name, "place": place.name}
    times = {"starts_at": at(14), "ends_at": at(15), "member": named("clara"), "premises": place}
    write(visit, by=named("clara"), reason="announced", **fields, **times, purpose="To see it.")
    return visit


def typed(**more):
    """What the form sends, under a protocol without conditions to tick."""
    return {
        **{"day_day": "9", "day_month": "12", "day_year": "2026", "starts": "2pm", "ends": "3pm"},
        **{"purpose": "To see the new gritters.", "rules_accepted": "on", "key": uuid4()},
        **more,
    }
