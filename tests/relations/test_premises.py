"""The choice of premises to visit: by name, in pages, found by words of the name or the ward."""

import pytest
from django.urls import reverse
from django.utils import timezone

from foundation.paging import PAGE_SIZE
from tests.clause_protocols import adopt_for
from tests.enquiries.test_queries import statements
from tests.people import signed_in
from tests.relations.visits import premises

pytestmark = pytest.mark.django_db

CHOICE = reverse("relations:choose-premises")


@pytest.fixture(autouse=True)
def knutsford(clock):
    adopt_for(clock, "knutsford")


def text_of(url):
    response = signed_in("clara").get(url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("DEPOT", {"Highways depot"}),
        ("quayside", {"Highways depot", "Quayside School"}),
        ("school quay", {"Quayside School"}),
        ("harbour", {"Quayside School"}),
        ("library", set()),
        ("100%", set()),
        ("", {"Highways depot", "Quayside School"}),
        ("\x00", {"Highways depot", "Quayside School"}),
    ],
)
def test_premises_are_found_by_words_of_their_name_or_ward(typed, found):
    premises()
    premises("Quayside School", ward="Harbour")
    response = signed_in("clara").get(CHOICE, {"q": typed})
    assert {row.name for row in response.context["rows"]} == found
    if typed == "library":
        assert "0 found for “library”" in response.content.decode()
        assert 'value="library"' in response.content.decode()


def test_premises_that_have_ended_are_not_found():
    premises(ends_on=timezone.localdate().replace(day=1, month=11))
    assert "Highways depot" not in text_of(f"{CHOICE}?q=depot")


def test_premises_come_in_pages_by_name_and_a_page_keeps_the_search():
    for number in range(PAGE_SIZE + 2):
        premises(f"Depot {number:02}")
    premises("Library")
    first, second = text_of(f"{CHOICE}?q=depot"), text_of(f"{CHOICE}?q=depot&page=2")
    assert "?q=depot&amp;page=2" in first
    assert 'href="?q=depot"' in second
    assert [first.count(f"Depot {number:02}") for number in (0, 24, 25)] == [1, 1, 0]
    assert [second.count(f"Depot {number:02}") for number in (24, 25, 26)] == [0, 1, 1]


def test_the_choice_takes_no_more_statements_for_many_premises():
    browser, counted = signed_in("clara"), []
    for more in (1, PAGE_SIZE + 2):
        for number in range(more):
            premises(f"Depot {more} {number}")
        browser.get(CHOICE)
        counted.append(statements(lambda: browser.get(CHOICE)))
    assert counted[0] == counted[1] <= 8
