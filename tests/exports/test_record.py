"""The record of exports: who took which list as a file, shown to the auditor and unalterable."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from casework.models import Export
from foundation.history import history_of
from tests.enquiries.test_queries import statements
from tests.exports.on_record import export_on_record
from tests.people import signed_in

pytestmark = pytest.mark.django_db


def record(reader="ada", status=200, asked=None):
    page = signed_in(reader).get(reverse("exports"), asked)
    assert page.status_code == status
    return page.content.decode()


@pytest.fixture
def two(clock):
    export_on_record("omar", filters="Ward: Harbour.", rows=31)
    clock.next_day()
    export_on_record("clara", of="everything", rows=7)


def test_the_auditor_sees_who_took_what_how_narrowed_and_how_many_rows(two):
    page = record()
    for words in ("Omar Haddad", "Enquiries in the queue", "Ward: Harbour.", "31", "Clara Okafor"):
        assert words in page
    assert page.index("Clara Okafor") < page.index("Omar Haddad")


@pytest.mark.parametrize("who", ["omar", "clara", "dev", "mona", "eve", "petra", "pat", "sam"])
def test_nobody_else_sees_it_or_exports_it(who, two):
    assert "Only the auditor can see" in record(who, 403)
    address = reverse("export", args=["exports", "csv"])
    assert signed_in(who).get(address).status_code == 403


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({"who": "haddad"}, {"Omar Haddad"}),
        ({"on": "1 12 2026"}, {"Omar Haddad"}),
        ({"on": "2/12/2026"}, {"Clara Okafor"}),
        ({"who": "clara", "on": "1 12 2026"}, set()),
        ({"on": "31 2 2026"}, {"Omar Haddad", "Clara Okafor"}),
        ({"on": "31 12 9999"}, {"Omar Haddad", "Clara Okafor"}),
    ],
)
def test_it_is_narrowed_by_person_and_day(asked, shown, two):
    page = record(asked=asked)
    assert {name for name in ("Omar Haddad", "Clara Okafor") if name in page} == shown
    file = signed_in("ada").get(reverse("export", args=["exports", "csv"]), asked)
    text = file.content.decode()
    assert {name for name in ("Omar Haddad", "Clara Okafor") if name in text} == shown


def test_exporting_it_is_recorded_too(two):
    signed_in("ada").get(reverse("export", args=["exports", "xlsx"]), {"who": "haddad"})
    assert "Person: haddad." in record()


def test_it_is_paged_with_the_same_number_of_statements(client, clock):
    ada, counted = signed_in("ada"), []
    export_on_record()
    ada.get(reverse("exports"))  # what the process remembers of names
    for number in (1, 24):
        for _ in range(number):
            export_on_record()
        counted.append(statements(lambda: ada.get(reverse("exports"))))
    assert len(set(counted)) == 1
    page = ada.get(reverse("exports"))
    assert len(page.context["rows"]) == 25
    following = ada.get(reverse("exports") + page.context["next_link"]["url"])
    assert len(following.context["rows"]) == 1


@pytest.mark.parametrize("change", ["update", "delete"])
def test_its_history_cannot_be_changed_or_removed(change, two):
    rows = history_of(Export).all()
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        rows.update(rows=0) if change == "update" else rows.delete()


def test_no_row_of_it_can_be_removed(two):
    with pytest.raises(TypeError):
        Export.objects.all().delete()
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Export.objects.first().delete()
