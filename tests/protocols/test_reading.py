"""The protocol page: what everybody signed in reads."""

from datetime import date

import pytest
from django.urls import reverse

from people.models import Appointment, Standing
from people.roles import Role

PAGE = reverse("protocols:in_force")


@pytest.fixture
def read(client, stan):
    def open_page():
        client.force_login(stan)
        response = client.get(PAGE)
        assert response.status_code == 200
        return " ".join(response.content.decode().split())

    return open_page


def test_it_says_what_is_promised_and_by_which_clause(read, oxford):
    page = read()
    assert "Version 2 of the protocol" in page
    assert "Adopted by Mona Reid, C12/2020; drafted by Pat Lowe." in page
    assert "Answer within five working days." in page
    assert '<a class="govuk-link app-clause" href="#clause-23.5">' in page
    assert 'id="clause-23.5"' in page
    assert "Say who has it within one working day." in page
    assert "The source says nothing; this is the portal's default." in page
    assert "One working day after: head of service" in page


def test_every_clause_it_links_to_is_on_it(read):
    page = read()
    cited = {part.split('"')[0] for part in page.split('href="#clause-')[1:]}
    assert {"3.1", "3.3", "3.4", "3.5"} <= cited
    assert [number for number in cited if f'id="clause-{number}"' not in page] == []
    assert "Matters of policy or strategy go to the Chief Executive." in page


def test_it_names_who_holds_each_office_today(read, pat):
    Appointment.objects.filter(role=Role.COORDINATOR)._raw_delete("default")
    Appointment.objects.create(
        person=pat,
        role=Role.MONITORING_OFFICER,
        standing=Standing.DEPUTY,
        starts_on=date(2019, 1, 1),
    )
    page = read()
    assert "Mona Reid<br>Pat Lowe, deputy" in page
    assert "Nobody holds it today" in page


def test_before_the_first_version_it_says_so(read, on_the_day):
    on_the_day(2019, 12, 31)
    assert "No version of the protocol is in force yet." in read()


def test_it_is_for_people_who_are_signed_in(client, db):
    assert client.get(PAGE).status_code == 302
