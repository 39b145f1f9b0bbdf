"""Statements of the list: the same for one row and for fifty, and few."""

import pytest
from django.urls import reverse

from enquiries.residents.actions import add_resident
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.enquiries.test_queries import at_each_number_of_rows, signed_in, statements
from tests.everything.pages import JOAN, for_resident
from tests.people import named

__all__ = ["signed_in"]
pytestmark = pytest.mark.django_db


def both():
    cases.waiting(), requests.assigned()


def test_the_list_takes_at_most_seven(signed_in, clock):
    """Session, person, posts, enquiries, their open promises, requests, and how many there are."""
    client = signed_in("clara")
    assert at_each_number_of_rows(lambda: client.get(reverse("everything")), both) == [6, 7]


@pytest.mark.parametrize("residents", [1, 30])
def test_a_search_that_finds_residents_takes_two_more(residents, signed_in, clock):
    for _ in range(26):
        for_resident()
    for _ in range(residents):
        add_resident(named("clara"), **JOAN)
    client = signed_in("clara")
    client.get(reverse("everything"), {"q": "kerb"})  # reads which words are common
    assert statements(lambda: client.get(reverse("everything"), {"q": "pryce"})) == 8


def test_the_csv_takes_the_same_for_any_number(signed_in, clock):
    client = signed_in("clara")
    both()
    counted = at_each_number_of_rows(
        lambda: client.get(reverse("export", args=["everything", "csv"])), both
    )
    assert len(set(counted)) == 1
