"""What is made once for several tests is the same for each of them."""

import pytest
from django.utils import timezone

from enquiries.models import Enquiry
from foundation.history import write
from people.models import User
from tests import copies, owner
from tests.enquiries import cases
from tests.people import named

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def enquiry_key(scene_kept):
    return scene_kept(lambda: cases.assigned().pk)


@pytest.mark.parametrize("time", ["first", "second"])
def test_each_test_finds_the_scene_as_it_was_made(time, enquiry_key, clock):
    enquiry = Enquiry.objects.get()
    assert (enquiry.pk, enquiry.title) == (enquiry_key, "Resurfacing of Harbour Road")
    assert enquiry.received_at == timezone.now()
    write(enquiry, by=named("omar"), reason="edited", title="Something else")


def test_a_council_that_was_put_back_is_the_one_that_was_made():
    """The rows that a test empties come back with their numbers, and with their history."""
    before = copies.copies_of_tables()
    clara = named("clara").pk
    with owner.no_triggers() as cursor:
        for table in before:
            cursor.execute(f'DELETE FROM "{table}"')
    assert not User.objects.exists()
    copies.put_back(before)
    assert lines_of(copies.copies_of_tables()) == lines_of(before)
    assert named("clara").pk == clara


def lines_of(tables):
    return {table: sorted(rows.splitlines()) for table, rows in tables.items()}
