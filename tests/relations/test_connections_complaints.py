"""A complaint goes past anyone who declared a connection to the person complained about."""

import pytest

from complaints.models import Complaint
from tests.complaints import cases
from tests.complaints.sealed_notices import forget, told
from tests.people import named, signed_in
from tests.relations.connections import acknowledged, declared

pytestmark = pytest.mark.django_db


def readers_of(complaint):
    staff = ("mona", "eve", "ruth", "colin", "dev")
    return [
        who for who in staff if Complaint.objects.visible_to(named(who)).filter(pk=complaint.pk)
    ]


def test_without_a_declaration_the_monitoring_officer_reads_it(clock):
    assert readers_of(cases.sent_by_officer("nia")) == ["mona"]


@pytest.mark.parametrize("pair", [("mona", "nia"), ("nia", "mona")])
def test_whoever_is_connected_to_the_person_complained_about_is_passed_over(pair, clock):
    declared(*pair)
    forget()
    complaint = cases.sent_by_officer("nia")
    assert readers_of(complaint) == ["eve"]
    assert told() == ["Eve Larkin"]
    assert signed_in("mona").get(complaint.get_absolute_url()).status_code == 404


def test_a_connection_to_someone_else_changes_nothing(clock):
    declared("mona", "clara")
    acknowledged(declared("omar", "nia"))
    assert readers_of(cases.sent_by_officer("nia")) == ["mona"]
