"""The directory: who holds each office today, and who represents each ward."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from people.models import Absence, Appointment, Standing, User, Ward
from people.roles import Role
from tests.established import change_posts, establish
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
YESTERDAY = timedelta(days=-1)


def text_of(response):
    return " ".join(response.content.decode().split())


def directory(who="clara"):
    return text_of(signed_in(who).get(reverse("directory")))


def wards(**query):
    return text_of(signed_in("omar").get(reverse("directory-wards"), query))


def new_person(name):
    return User.objects.create_user(f"{name.split()[0].lower()}@westhaven.example", name)


def test_an_office_is_shown_with_its_holder_and_their_address(clock):
    page = directory()
    assert "Eve Larkin" in page
    assert "mailto:eve@westhaven.example" in page
    assert "Mona Reid" in page


def test_a_deputy_is_shown_only_while_the_holder_is_away(clock):
    dan = new_person("Dan Ellis")
    establish(person=dan, role=Role.MONITORING_OFFICER, standing=Standing.DEPUTY)
    assert "Dan Ellis" not in directory()
    today = timezone.localdate()
    Absence.objects.create(person=named("mona"), starts_on=today, ends_on=today)
    assert "Dan Ellis, deputy, while Mona Reid is away until 1 December 2026" in directory()


def test_an_office_that_nobody_holds_is_vacant(clock):
    page = directory()
    assert page.count("Vacant") == 2  # section 151 officer, head of human resources
    change_posts(Appointment.objects.filter(role=Role.CHIEF_EXECUTIVE), ends_on=date(2026, 11, 30))
    page = directory()
    assert "Eve Larkin" not in page
    assert page.count("Vacant") == 3


def test_somebody_who_cannot_sign_in_is_not_named(clock):
    colleague = new_person("Maud Flint")
    establish(person=colleague, role=Role.COORDINATOR)
    assert "Maud Flint" in directory()
    colleague.is_active = False
    colleague.save()
    assert "Maud Flint" not in directory()


def test_a_chair_is_shown_while_a_councillor(clock):
    establish(person=named("nia"), role=Role.LEADER)
    assert "Leader of the council" in directory()
    seats = Appointment.objects.filter(person=named("nia"), role=Role.COUNCILLOR)
    change_posts(seats, ends_on=timezone.localdate() + YESTERDAY)
    assert "Leader of the council" not in directory()


def test_a_ward_is_shown_with_its_councillors_and_a_vacant_seat_is_said(clock):
    Ward.objects.create(name="Quayside")
    Ward.objects.create(name="Old Town", ends_on=date(2026, 11, 30))
    page = wards()
    assert page.index("Harbour") < page.index("Clara Okafor") < page.index("Nia Menon")
    assert page.index("Nia Menon") < page.index("Quayside") < page.index("Vacant")
    assert "Old Town" not in page


@pytest.mark.parametrize("typed", ["harb", "okafor", "clara harbour"])
def test_a_ward_is_found_by_its_name_or_a_councillors(typed, clock):
    Ward.objects.create(name="Quayside")
    page = wards(q=typed)
    assert "1 found" in page
    assert "Clara Okafor" in page
    assert "Quayside" not in page


def test_no_political_group_is_shown(clock):
    assert "Harbour Independents" not in directory() + wards()


def test_wards_come_in_pages_and_cost_the_same(clock, django_assert_num_queries):
    client = signed_in("omar")
    client.get(reverse("directory-wards"))
    with django_assert_num_queries(6):
        client.get(reverse("directory-wards"))
    Ward.objects.bulk_create(Ward(name=f"Ward {number:02}") for number in range(30))
    with django_assert_num_queries(6):
        first = text_of(client.get(reverse("directory-wards")))
    assert "Ward 23" in first
    assert "Ward 24" not in first
    assert "Ward 24" in wards(page="2")


@pytest.mark.parametrize("name", ["directory", "directory-wards"])
def test_nobody_reads_the_directory_without_signing_in(name, client):
    response = client.get(reverse(name))
    assert (response.status_code, response.url.split("?")[0]) == (302, reverse("account_login"))
    assert "Who is who" not in text_of(client.get(reverse("help")))
