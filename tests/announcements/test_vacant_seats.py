"""Vacant seats of a ward: counted if the number of seats is recorded, said and told about."""

import pytest

from announcements import actions
from announcements.routing import vacancies
from casework.models import Notice
from people.models import Ward
from tests.announcements.announcements import elected, written
from tests.announcements.test_notices import page
from tests.announcements.ward_meetings import arranged
from tests.clause_protocols import adopt_for
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
SAID = "Harbour ward has 3 seats, and 2 councillors represent it today."


def seats(number, ward="Harbour"):
    Ward.objects.filter(name=ward).update(seats=number)


@pytest.mark.parametrize(("number", "vacant"), [(None, False), (2, False), (3, True)])
def test_a_vacant_seat_is_said_and_told_about_if_the_number_of_seats_is_recorded(
    number, vacant, clock
):
    seats(number)
    notice = written()
    assert (SAID in page("omar", notice)) == vacant
    actions.tell(notice, by=named("omar"))
    assert (SAID in page("omar", notice)) == vacant
    told = Notice.objects.filter(event="ward-vacant").values_list("addressee__name", flat=True)
    assert list(told) == (["Mona Reid"] if vacant else [])
    assert SAID not in page("clara", notice)


def test_an_empty_ward_and_a_vacant_seat_are_both_said(clock):
    seats(3)
    notice = written(wards=("Harbour", "Mill"))
    assert [(one.ward.name, one.held) for one in vacancies(notice)] == [("Harbour", 2), ("Mill", 0)]
    text = page("omar", notice)
    assert f"No councillor represents Mill ward. No one there can be told. {SAID}" in text


def test_a_seat_is_no_longer_vacant_once_it_is_filled(clock):
    seats(3)
    notice = written()
    elected("Iris Tull")
    assert vacancies(notice) == []


def test_the_page_of_a_public_meeting_says_it_too(clock):
    adopt_for(clock, "oxford")
    seats(3)
    url = arranged().get_absolute_url()
    assert SAID in signed_in("omar").get(url).content.decode()
    assert SAID not in signed_in("clara").get(url).content.decode()
