"""Officers at group meetings in any state, each led there by the real actions and pages.

Clara leads Harbour Independents, Tess leads the Tide Alliance. Nia is of Clara's group.
"""

from datetime import datetime
from uuid import uuid4

from django.urls import reverse

from casework.models import Notice
from people.models import Group, User, Ward
from people.roles import Role
from protocols.version_cache import todays_protocol
from relations.group_meetings import decisions, notes, records, requests
from relations.models import GroupMeeting, GroupNote, NoteKind, Origin
from tests.clients import Client
from tests.conftest import LONDON
from tests.established import establish
from tests.people import STARTED, everybody_has_read, named

TOPIC = "Winter maintenance of roads"
GIVEN, SAID = "Salt is bought by the tonne in Xanadu.", "We shall never grit Zanzibar Road."
FIRST, SECOND = "Harbour Independents", "Tide Alliance"


def two_groups():
    """Each with a leader; made once."""
    if User.objects.filter(email="tess@westhaven.example").exists():
        return
    tess = User.objects.create_user("tess@westhaven.example", "Tess Wynn", "a long secret")
    second = Group.objects.create(name=SECOND)
    ward = Ward.objects.create(name="Mill")
    establish(person=tess, role=Role.COUNCILLOR, ward=ward, group=second, starts_on=STARTED)
    for who, group in (("clara", Group.objects.get(name=FIRST)), ("tess", second)):
        establish(person=named(who), role=Role.GROUP_LEADER, group=group, starts_on=STARTED)
    everybody_has_read(todays_protocol())


def at(hour, minute=0, day=9):
    return datetime(2026, 12, day, hour, minute, tzinfo=LONDON)


def details(who="clara", **more):
    fields = {
        "group": Group.objects.get(name=FIRST if who == "clara" else SECOND),
        "topic": TOPIC,
        "purpose": "Facts about the routes.",
        "starts_at": at(18, 30),
        "ends_at": at(20),
        "place": "Old Town Library",
        "items": [("Gritting routes", "council"), ("Leaflets", "party")],
        "attendees": "Four councillors of the group.",
    }
    return requests.RequestedMeeting(**fields | more)


def asked(who="clara", *, by=None, origin=Origin.LEADER, **more) -> GroupMeeting:
    """A request of the leader of a group, or of an officer. Where the officer
    invited decides, Omar is invited."""
    two_groups()
    if not todays_protocol().route("group-meeting"):
        more.setdefault("invited", named("omar"))
    by = named(by or who)
    return requests.ask_for_officer(details(who, **more), origin=origin, by=by, key=uuid4())


def decider(meeting):
    return named("eve") if meeting.office else meeting.invited


def accepted(who="clara", *, officer="omar", significant=False, area=TOPIC, **more):
    meeting = asked(who, **more)
    acceptance = decisions.Acceptance(named(officer), significant=significant, area=area)
    return decisions.accept_attendance(meeting, acceptance=acceptance, by=decider(meeting))


def confirmed(who="clara", **more):
    """Accepted, and both sides have confirmed, if they are asked to."""
    meeting = accepted(who, **more)
    if not meeting.is_confirmed:
        for person in (who, "omar"):
            meeting = records.confirm_points(meeting, by=named(person))
    return meeting


def recorded(clock, who="clara", *, formal_body="", **more):
    """Held, and recorded by Omar, with what he gave."""
    meeting = confirmed(who, **more)
    clock.set(2026, 12, 9, 21)
    attendance = records.Attendance(at(18, 30), at(19, 10), [1], GIVEN, {1: SAID}, formal_body)
    return records.record_attendance(meeting, attendance=attendance, by=named("omar"))


def quoted(clock, text=SAID):
    meeting = recorded(clock)
    return notes.add_group_note(
        meeting, kind=NoteKind.QUOTE, text=text, by=named("clara"), key=uuid4()
    )


def browser(who):
    client = Client(raise_request_exception=True)
    client.force_login(named(who))
    return client


def address(name, meeting, *more):
    return reverse(f"relations:{name}", args=[meeting.reference, *more])


def page(who, name, meeting, *more, status=200):
    response = browser(who).get(address(name, meeting, *more))
    assert response.status_code == status, response.content.decode()[:3000]
    return " ".join(response.content.decode().split())


def send(who, name, meeting, *more, **typed):
    return browser(who).post(address(name, meeting, *more), {"key": uuid4()} | typed)


def words_of(response):
    return " ".join(response.content.decode().split())


def typed_request(**more):
    """What the leader of a group types."""
    day = {"day_day": 9, "day_month": 12, "day_year": 2026}
    times = {"starts": "6:30pm", "ends": "8pm", "place": "Old Town Library"}
    texts = {"topic": TOPIC, "purpose": "Facts.", "council": "Gritting routes", "party": "Leaflets"}
    people = {"attendees": "Four councillors", "outsiders": 0, "minutes_planned": 40}
    return {"key": uuid4(), "impartial": "on", **day, **times, **texts, **people} | more


def told(event):
    """The first names of those who are told of an event, in the order in which it is due."""
    rows = Notice.objects.filter(event=event).order_by("due_at", "pk").select_related("addressee")
    return [row.addressee.name.split()[0].lower() for row in rows]


def notes_said(meeting):
    return [note.contents.text for note in GroupNote.objects.filter(case=meeting).order_by("pk")]
