"""Outgoing letters in tests: an officer's, a councillor's, and those of the leader, a chair and the
Mayor."""

from datetime import datetime
from uuid import uuid4

from announcements.letters import actions
from announcements.models import Capacity, LetterState, OutgoingLetter
from foundation.history import write
from people.models import Committee, Seat, Service
from people.roles import Role
from protocols.version_cache import todays_protocol
from tests.conftest import LONDON
from tests.established import establish
from tests.people import STARTED, named

BODY = "Dear Ms Bell,\n\nThe bridge floods each winter. Please lower the limit.\n\nYours sincerely"
TEXT = {
    "title": "Speed limit on the A12",
    "addressee": "Asha Bell MP",
    "address": "House of Commons\nLondon",
    "body": BODY,
}


def gets_post(who, role, **place):
    establish(person=named(who), role=role, starts_on=STARTED, **place)


def planning() -> Committee:
    return Committee.objects.get_or_create(name="Planning Committee")[0]


def seated(who) -> None:
    Seat.objects.create(person=named(who), committee=planning(), starts_on=STARTED)


def written(who="omar", capacity=Capacity.OFFICER, *, key=None, **more) -> OutgoingLetter:
    return actions.write_letter(TEXT | more, capacity=capacity, by=named(who), key=key or uuid4())


def official(**more) -> OutgoingLetter:
    """Omar's, of Highways."""
    return written(service=Service.objects.get(name="Highways"), **more)


def signed(letter, who) -> OutgoingLetter:
    return actions.sign_letter(letter, by=named(who))


def chairs_letter(**more) -> OutgoingLetter:
    """Clara's, as chair of the Planning Committee, with a copy for it."""
    gets_post("clara", Role.COMMITTEE_CHAIR, committee=planning())
    kind = {"addressee_kind": "minister", "binds_nothing_confirmed": True}
    return written("clara", Capacity.CHAIR, **kind | {"committee": planning()} | more)


def letter_on_record() -> OutgoingLetter:
    """A row and its history, under whatever protocol is in force: one that is silent has none."""
    fields = {
        **TEXT,
        "reference": "L-2026-0001",
        "protocol": todays_protocol(),
        "received_at": datetime(2026, 12, 1, 9, tzinfo=LONDON),
        "status": LetterState.DRAFT,
        "capacity": Capacity.OFFICER,
        "author": named("omar"),
        "signatory": named("omar"),
        "service": Service.objects.get(name="Highways"),
    }
    letter = OutgoingLetter(**fields)
    write(letter, by=named("omar"), reason="wrote")
    return letter


def typed(**more):
    """What the form sends."""
    return {**TEXT, "key": uuid4(), **more}
