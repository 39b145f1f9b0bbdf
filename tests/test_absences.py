"""Absences: the holder of an office is away, its deputies act, and stop when the holder is back."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from casework.absences import actions
from casework.models import Notice
from people.models import Absence, Standing, User, holders_of_role, readers_of_role
from people.roles import Permission, Role
from tests.established import change_posts, establish
from tests.people import STARTED, named, signed_in

pytestmark = pytest.mark.django_db
MO = Role.MONITORING_OFFICER
PAGE = "/people/absence/"
BOXES = ("day", "month", "year")


@pytest.fixture
def dan(clock):
    """The deputy Monitoring Officer, who has no other post."""
    person = User.objects.create_user("dan@westhaven.example", "Dan Ellis")
    establish(person=person, role=MO, standing=Standing.DEPUTY, starts_on=STARTED)
    return person


def away(who="mona", first=None, last=date(2026, 12, 4), key=None):
    """From today, or from `first`."""
    days = {"starts_on": first or timezone.localdate(), "ends_on": last}
    return actions.record_absence(**days, key=key or uuid4(), by=named(who))


def told(person):
    return [notice.sentence for notice in person.notices.order_by("pk")]


def test_a_deputy_who_waits_can_only_complain(dan):
    dan = named("dan")
    assert dan.offices == frozenset()
    assert dan.permissions == {Permission.COMPLAIN}
    assert not dan.holds(MO)
    assert dan.side == "officer"


def test_a_deputy_acts_while_the_holder_is_away(dan, clock):
    away()
    dan, mona = named("dan"), named("mona")
    assert dan.offices == {MO}
    assert dan.may(Permission.ADOPT_PROTOCOL)
    assert dan.signed == "Dan Ellis, Deputy Monitoring Officer"
    assert mona.offices == {MO}  # she still sees and can act
    assert holders_of_role(MO) == [dan]
    assert [reader.person for reader in readers_of_role(MO)] == [mona, dan]


def test_a_deputy_stops_on_the_day_after_the_last(dan, clock):
    away()
    clock.set(2026, 12, 4, 23, 59)
    assert named("dan").offices == {MO}
    clock.set(2026, 12, 5, 0, 1)
    assert named("dan").offices == frozenset()
    assert holders_of_role(MO) == [named("mona")]


def test_a_deputy_waits_until_the_first_day(dan, clock):
    away(first=date(2026, 12, 2))
    assert named("dan").offices == frozenset()
    clock.set(2026, 12, 2, 0, 1)
    assert named("dan").offices == {MO}


def test_a_deputy_acts_only_if_no_holder_is_there(dan, clock):
    establish(person=named("eve"), role=MO, standing=Standing.ACTING, starts_on=STARTED)
    away()
    assert named("dan").offices == frozenset()
    assert holders_of_role(MO) == [named("eve")]
    away("eve")
    assert named("dan").offices == {MO}


def test_a_deputy_acts_while_the_post_is_vacant(dan, clock):
    change_posts(named("mona").appointments.all(), ends_on=date(2026, 11, 30))
    assert named("dan").offices == {MO}
    assert holders_of_role(MO) == [named("dan")]


def test_an_office_without_a_deputy_still_reaches_the_holder_who_is_away(clock):
    away("eve")
    assert holders_of_role(Role.CHIEF_EXECUTIVE) == [named("eve")]


def test_an_absence_is_only_from_the_offices_one_holds(dan, clock):
    """Mona, who is a deputy Chief Executive too, is away as Monitoring Officer only."""
    ce = Role.CHIEF_EXECUTIVE
    establish(person=named("mona"), role=ce, standing=Standing.DEPUTY, starts_on=STARTED)
    away()
    assert named("mona").offices == {MO}
    away("eve")
    assert named("mona").offices == {MO, ce}


def test_a_post_in_a_service_is_as_it_was_while_its_holder_is_away(clock):
    head = {"role": Role.HEAD_OF_SERVICE, "service": named("ruth").posts_today[0].service}
    establish(person=named("grace"), standing=Standing.DEPUTY, starts_on=STARTED, **head)
    Absence(person=named("ruth"), starts_on=STARTED, ends_on=date(2027, 1, 1)).save()
    in_highways = {"service_id": head["service"].pk}
    assert holders_of_role(Role.HEAD_OF_SERVICE, **in_highways) == [named("ruth")]


def test_a_holder_who_is_back_early_has_the_office_alone_at_once(dan, clock):
    absence = away()
    actions.end_absence(absence, by=named("mona"))
    assert named("dan").offices == frozenset()
    assert actions.end_absence(absence, by=named("mona")).ended_at  # pressed twice
    rows = absence.history.order_by("history_id").values_list("history_change_reason", flat=True)
    assert list(rows) == ["recorded", "ended"]


def test_the_deputies_are_told(dan, clock):
    absence = away()
    actions.end_absence(absence, by=named("mona"))
    assert told(dan) == [
        "The Monitoring Officer will be away from 1 December 2026 to 4 December 2026."
        " You will act for the office then.",
        "The Monitoring Officer has ended an absence early. You no longer act for the office.",
    ]
    assert Notice.objects.filter(event__startswith="absence").count() == 2


@pytest.mark.parametrize("who", ["clara", "petra", "sam", "dan"])
def test_only_officers_can_record_an_absence(dan, who):
    with pytest.raises(PermissionDenied, match="Only officers who deal with enquiries"):
        away(who)
    client = signed_in(who)
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, typed()).status_code == 403
    assert not Absence.objects.exists()


def test_an_officer_without_an_office_is_away_and_nobody_acts(clock):
    client = signed_in("omar")
    page = client.get(PAGE).content.decode()
    assert "The enquiries stay with you" in page
    assert "deputies" not in page
    assert client.post(PAGE, typed()).status_code == 302
    assert "deputies" not in client.get(PAGE).content.decode()
    assert Absence.objects.get().person == named("omar")
    assert not Notice.objects.exists()


def test_nobody_ends_the_absence_of_someone_else(dan, clock):
    absence = away()
    with pytest.raises(PermissionDenied, match="Only the person who is away"):
        actions.end_absence(absence, by=named("eve"))
    address = reverse("absences:end-absence", args=[absence.key])
    for who in ("eve", "petra", "dan", "sam"):
        assert signed_in(who).post(address, {"key": uuid4()}).status_code == 404
    assert named("dan").offices == {MO}


def test_what_happened_before_is_not_allowed_afterwards(dan, clock):
    with pytest.raises(PermissionDenied, match="today or in the future"):
        away(first=date(2026, 11, 30))


def test_an_absence_is_recorded_once_however_often_it_is_sent(dan, clock):
    key = uuid4()
    assert away(key=key) == away(key=key)
    with pytest.raises(PermissionDenied, match="already recorded an absence"):
        away(first=date(2026, 12, 4), last=date(2026, 12, 8))
    away(first=date(2026, 12, 5), last=date(2026, 12, 8))
    assert Absence.objects.count() == 2


def typed(first="1 12 2026", last="4 12 2026"):
    days = {"starts_on": first.split(), "ends_on": last.split()}
    boxes = {
        f"{name}_{part}": value
        for name, parts in days.items()
        for part, value in zip(BOXES, parts, strict=True)
    }
    return {"key": uuid4(), **boxes}


def test_the_holder_records_and_ends_an_absence_on_pages(dan, clock):
    client = signed_in("mona")
    assert PAGE in client.get("/account/").content.decode()
    assert "Monitoring Officer: Dan Ellis" in client.get(PAGE).content.decode()
    assert client.post(PAGE, typed()).status_code == 302
    address = reverse("absences:end-absence", args=[Absence.objects.get().key])
    assert address in client.get(PAGE).content.decode()
    assert client.post(address, {"key": uuid4()}).status_code == 302
    assert address not in client.get(PAGE).content.decode()
    assert client.get(address).status_code == 403
    assert PAGE not in signed_in("dan").get("/account/").content.decode()


def test_a_deputy_is_told_on_pages_whether_they_act(dan, clock):
    """Without another post there is no list to go to until then."""
    client = signed_in("dan")
    assert "only while the holder is away" in client.get("/account/").content.decode()
    enquiries = reverse("enquiries:queue")
    assert enquiries not in client.get("/").content.decode()
    away()
    assert "(acting today)" in client.get("/account/").content.decode()
    assert enquiries in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        ("30 11 2026", "4 12 2026", "The first day must be today or in the future"),
        ("4 12 2026", "1 12 2026", "The last day must be the same as or after the first day"),
        ("4 12 2026", "1 12 2062", "The last day must be within a year of the first."),
    ],
)
def test_days_that_cannot_be_are_refused_beside_their_field(dan, first, last, sentence):
    answer = signed_in("mona").post(PAGE, typed(first, last))
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not Absence.objects.exists()
