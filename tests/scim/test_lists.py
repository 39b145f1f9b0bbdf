"""Lists of people: filters that are read and those that are refused, and pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people.models import User
from tests.scim.directory import LIST, Directory, is_error

pytestmark = pytest.mark.django_db


@pytest.fixture
def directory(clock):
    return Directory()


@pytest.mark.parametrize(
    "typed",
    [
        "userName",
        'userName co "a"',
        'userName ne "a"',
        "userName pr",
        'password eq "a"',
        'userName eq "a" or userName eq "b"',
        'not (userName eq "a")',
        'userName eq "a" and ' * 30 + 'userName eq "a"',
        "(" * 500 + 'userName eq "a"' + ")" * 400,
        "(" * 990,
        'emails[type eq "home"].value eq "a"',
        'emails[type eq "work" or type eq "home"].value eq "a"',
        'userName eq "a\0"',
        'userName eq "' + "a" * 2000 + '"',
        "userName eq '; DROP TABLE people_user; --",
        "\u202e",
        '"',
        "x" * 5000,
        'a[b[c[d eq "e"] eq "f"] eq "g"] eq "h"',
    ],
    ids=lambda typed: ascii(typed)[:30],
)
def test_a_filter_we_do_not_have_is_refused(typed, directory):
    assert is_error(directory.get(filter=typed), 400, "invalidFilter")


def test_a_filter_in_brackets_is_read(directory):
    for typed in ("(" * 300 + 'userName eq "a"' + ")" * 300, '(userName eq "a") and id eq "1"'):
        assert directory.find(typed)["totalResults"] == 0


@pytest.mark.parametrize("query", [{"startIndex": "x"}, {"count": "1.5"}, {"count": "²"}])
def test_a_page_that_is_no_number_is_refused(query, directory):
    assert is_error(directory.get(**query), 400, "invalidValue")


@pytest.mark.parametrize("start", ["0", "-7", "9" * 18, "99999"])
def test_any_number_starts_a_page(start, directory):
    response = directory.get(startIndex=start)
    assert response.status_code == 200
    assert is_error(directory.get(startIndex="9" * 30), 400)


def test_fifty_pages_have_each_person_once_by_the_same_statements(directory):
    people = [User(email=f"p{n}@westhaven.example", name=f"Person {n}") for n in range(100)]
    User.objects.all().bulk_create(people)
    total = User.objects.filter(is_system=False).count()
    seen, statements = [], set()
    directory.get()
    for start in range(1, total + 1, 2):
        with CaptureQueriesContext(connection) as queries:
            body = directory.get(startIndex=start, count=2).json()
        statements.add(len(queries))
        assert (body["schemas"], body["totalResults"], body["startIndex"]) == ([LIST], total, start)
        seen += [one["id"] for one in body["Resources"]]
    assert len(seen) == len(set(seen)) == total
    assert total > 100
    assert len(statements) == 1


def test_a_page_has_no_more_than_the_portal_says(directory):
    users = [User(email=f"p{n}@westhaven.example", name=f"Person {n}") for n in range(220)]
    User.objects.all().bulk_create(users)
    most = directory.get("/scim/v2/ServiceProviderConfig").json()["filter"]["maxResults"]
    assert directory.get(count=10_000).json()["itemsPerPage"] == most
    nothing = directory.get(count=0).json()
    assert (nothing["Resources"], nothing["totalResults"] > 220) == ([], True)
