"""The lists of declarations take as many statements for many as for one, and come in pages."""

import pytest

from foundation.paging import PAGE_SIZE
from tests.enquiries.test_queries import statements
from tests.people import signed_in
from tests.relations.connections import declared

pytestmark = pytest.mark.django_db
LIST = "/relations/connections/"


def test_the_list_of_the_office_takes_no_more_statements_for_many(clock):
    browser, counted = signed_in("mona"), []
    for more in (1, 9):
        for _ in range(more):
            declared()
        browser.get(LIST)
        counted.append(statements(lambda: browser.get(LIST)))
    assert counted[0] == counted[1] <= 8


def test_the_office_reads_a_longer_list_in_pages(clock):
    made = [declared().key for _ in range(PAGE_SIZE + 2)]
    first = signed_in("mona").get(LIST)
    after = first.context["next_link"][0]
    second = signed_in("mona").get(f"{LIST}{after}")
    shown = first.content.decode() + second.content.decode()
    assert all(shown.count(f"{key}/") == 1 for key in made)
