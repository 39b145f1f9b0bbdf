"""Covers: who acts for an officer who is away, who says so, and which covers are refused."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.absences import actions
from people.models import Absence, Standing, covers_today
from people.roles import Role
from tests.covers import LAST, away
from tests.established import change_posts, establish
from tests.people import STARTED, named, signed_in
from tests.test_absences import typed

pytestmark = pytest.mark.django_db
OWN, OFFICERS = "/people/absence/", "/people/absence/officers/"


def covers():
    return {cover.away.name: cover.person.name for cover in covers_today().values()}


def covered(who):
    return [cover.away.name for cover in named(who).covered.values()]


def told(who):
    return [notice.sentence for notice in named(who).notices.order_by("pk")]


def test_a_cover_acts_from_the_first_day_to_the_last(clock):
    away(first=date(2026, 12, 2))
    assert covers() == {}
    assert covered("grace") == []
    clock.set(2026, 12, 2, 0, 1)
    assert covers() == {"Omar Haddad": "Grace Lund"}
    assert covered("grace") == ["Omar Haddad"]
    clock.set(2026, 12, 4, 23, 59)
    assert covered("grace") == ["Omar Haddad"]
    clock.set(2026, 12, 5, 0, 1)
    assert covers() == {}
    assert covered("grace") == []


def test_a_cover_stops_when_the_officer_is_back_early(clock):
    absence = away()
    actions.end_absence(absence, by=named("omar"))
    assert covered("grace") == []
    assert told("grace")[-1].startswith("You no longer cover for Omar Haddad")


def test_a_cover_who_is_away_is_followed_to_their_own(clock):
    away("omar", "grace")
    away("grace", "ruth", last=date(2026, 12, 2))
    assert covers() == {"Omar Haddad": "Ruth Adeyemi", "Grace Lund": "Ruth Adeyemi"}
    assert sorted(covered("ruth")) == ["Grace Lund", "Omar Haddad"]
    assert covered("grace") == []
    clock.set(2026, 12, 3, 9)
    assert covers() == {"Omar Haddad": "Grace Lund"}


def test_nobody_acts_where_the_covers_end_with_somebody_away(clock):
    away("omar", "grace")
    away("grace", None, last=date(2026, 12, 2))
    assert covers() == {}
    clock.set(2026, 12, 3, 9)
    assert covers() == {"Omar Haddad": "Grace Lund"}


def test_a_circle_is_refused_from_either_side(clock):
    away("omar", "grace")
    with pytest.raises(PermissionDenied, match="the cover leads back to Grace Lund"):
        away("grace", "omar", first=LAST, last=date(2026, 12, 8))
    away("grace", "ruth")
    with pytest.raises(PermissionDenied, match="the cover leads back to Ruth Adeyemi"):
        away("ruth", "omar")
    away("ruth", "colin")
    assert covers()["Omar Haddad"] == "Colin Baxter"


def test_a_circle_in_the_rows_leads_to_nobody(clock):
    """Two rows that no page would have written."""
    for who, cover in (("omar", "grace"), ("grace", "omar"), ("ruth", "omar")):
        days = {"starts_on": STARTED, "ends_on": LAST}
        Absence(person=named(who), covered_by=named(cover), **days).save()
    assert covers() == {}


def test_a_cover_away_on_all_of_the_days_is_refused_unless_covered(clock):
    away("grace", None)
    with pytest.raises(PermissionDenied, match="Grace Lund is away on all of those days"):
        away("omar", "grace")
    away("omar", "grace", last=date(2026, 12, 7))
    with pytest.raises(PermissionDenied, match="already has an absence on some of these days"):
        away("omar", "ruth", first=date(2026, 12, 7), last=date(2026, 12, 9))


def test_a_leaver_and_oneself_are_refused(clock):
    change_posts(named("grace").appointments.all(), ends_on=date(2026, 12, 3))
    with pytest.raises(PermissionDenied, match="Grace Lund does not deal with enquiries on all"):
        away("omar", "grace")
    with pytest.raises(PermissionDenied, match="Nobody can cover for themselves"):
        away("omar", "omar")
    with pytest.raises(PermissionDenied, match="Clara Okafor does not deal with enquiries"):
        away("omar", "clara")


def test_a_cover_who_has_left_since_acts_for_nobody(clock):
    away("omar", "grace")
    change_posts(named("grace").appointments.all(), ends_on=date(2026, 12, 1))
    assert covers() == {"Omar Haddad": "Grace Lund"}
    clock.set(2026, 12, 2, 9)
    assert covers() == {}
    assert covered("grace") == []


def test_an_officer_names_a_colleague_of_their_service(clock):
    client = signed_in("omar")
    page = client.get(OWN).content.decode()
    assert "Grace Lund, Highways" in page
    assert "Stan Price" not in page
    stranger = client.post(OWN, typed() | {"covered_by": named("stan").pk})
    assert "Select someone from the list" in stranger.content.decode()
    assert not Absence.objects.exists()
    client.post(OWN, typed() | {"covered_by": named("grace").pk})
    assert Absence.objects.get().covered_by == named("grace")
    assert told("grace") == [
        "You will cover for Omar Haddad, who will be away from 1 December 2026 to 4 December"
        " 2026. What goes to them then goes to you."
    ]
    assert "Omar Haddad, Tuesday 1 December 2026 to Friday 4 December 2026" in text(
        signed_in("grace"), OWN
    )


def text(client, address):
    return " ".join(client.get(address).content.decode().split())


def test_a_head_names_anyone_for_an_officer_of_theirs(clock):
    client = signed_in("ruth")
    assert OFFICERS in text(client, "/account/")
    page = text(client, OFFICERS)
    assert "Stan Price, Waste" in page
    said = {"person": named("omar").pk, "covered_by": named("stan").pk}
    assert client.post(OFFICERS, typed() | said).status_code == 302
    assert covers() == {"Omar Haddad": "Stan Price"}
    assert told("omar") == [
        "An absence has been recorded for you, from 1 December 2026 to 4 December 2026."
    ]
    assert "Omar Haddad, Tuesday 1 December 2026 to Friday 4 December 2026" in text(
        client, OFFICERS
    )
    rows = Absence.history.values_list("history_user__name", "history_change_reason")
    assert list(rows) == [("Ruth Adeyemi", "recorded")]


def test_what_is_wrong_stands_beside_its_field_with_what_was_typed(clock):
    away("omar", "grace", first=LAST)
    said = {"person": named("omar").pk, "covered_by": named("omar").pk}
    answer = signed_in("ruth").post(OFFICERS, typed() | said).content.decode()
    assert "Omar Haddad already has an absence on some of these days" in answer
    assert "Nobody can cover for themselves" in answer
    assert f'<option value="{named("omar").pk}" selected' in answer
    assert Absence.objects.count() == 1


def test_nobody_records_the_absence_of_an_officer_they_do_not_lead(clock):
    for who in ("omar", "wanda", "clara", "mona", "petra"):
        with pytest.raises(PermissionDenied):
            away("grace", "ruth", by=who)
    said = {"person": named("omar").pk}
    answer = signed_in("wanda").post(OFFICERS, typed() | said)
    assert "Select an officer from the list" in answer.content.decode()
    for who in ("omar", "clara", "mona", "petra", "sam"):
        assert signed_in(who).get(OFFICERS).status_code == 403
    assert not Absence.objects.exists()


def test_nobody_makes_the_deputies_of_an_office_act(clock):
    """An absence of the Monitoring Officer lets their deputies read complaints."""
    establish(person=named("mona"), role=Role.OFFICER, service=highways(), starts_on=STARTED)
    for who in ("ruth", "dev"):
        with pytest.raises(PermissionDenied):
            away("mona", "grace", by=who)


def highways():
    return named("ruth").posts_today[0].service


def test_a_leader_changes_the_cover_and_ends_the_absence(clock):
    absence = away("omar", "grace")
    cover, end = (
        reverse(f"absences:{name}", args=[absence.key]) for name in ("cover", "end-absence")
    )
    for who in ("wanda", "grace", "clara", "eve"):
        client = signed_in(who)
        assert [client.get(at).status_code for at in (cover, end)] == [404, 404]
    client = signed_in("ruth")
    refused = client.post(cover, {"key": uuid4(), "covered_by": named("omar").pk})
    assert "Nobody can cover for themselves" in refused.content.decode()
    client.post(cover, {"key": uuid4(), "covered_by": named("stan").pk})
    assert covers() == {"Omar Haddad": "Stan Price"}
    assert told("grace")[-1].startswith("You no longer cover for Omar Haddad")
    assert told("stan")[-1].startswith("You will cover for Omar Haddad")
    client.post(cover, {"key": uuid4(), "covered_by": ""})
    assert covers() == {}
    client.post(end, {"key": uuid4()})
    assert client.get(end).status_code == 403
    assert told("omar")[-1].startswith("Someone has ended your absence")
    reasons = absence.history.order_by("pk").values_list("history_change_reason", flat=True)
    assert list(reasons) == ["recorded", "cover changed", "cover changed", "ended"]


def test_a_cover_gives_nothing_of_an_office(clock):
    establish(person=named("eve"), role=Role.CHIEF_EXECUTIVE, standing=Standing.HOLDER)
    grace = named("grace")
    before = (grace.offices, grace.permissions)
    actions.record_absence(
        starts_on=clock.at.date(), ends_on=LAST, key=uuid4(), by=named("mona"), covered_by=grace
    )
    grace = named("grace")
    assert [c.away.name for c in grace.covered.values()] == ["Mona Reid"]
    assert (grace.offices, grace.permissions) == before


def test_the_list_of_absences_is_paged(clock, django_assert_max_num_queries):
    people = [named("omar"), named("grace"), named("stan"), named("wanda")]
    for number in range(30):
        day = date(2027, 1, 1 + number)
        Absence(person=people[number % 4], starts_on=day, ends_on=day).save()
    client = signed_in("dev")
    with django_assert_max_num_queries(20):
        first = text(client, OFFICERS)
    assert first.count("Change who covers") == 25
    assert text(client, f"{OFFICERS}?page=2").count("Change who covers") == 5
    assert text(client, f"{OFFICERS}?page=x").count("Change who covers") == 25
