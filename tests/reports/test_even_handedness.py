"""Whether groups are treated alike: what the Monitoring Officer reads, and nobody else."""

from datetime import date

import pytest
from django.urls import reverse

from documents.models import Outcome
from people.models import Appointment, Group, Service
from people.roles import Role
from protocols.models import Protocol
from reports.models import ReportEvent
from tests.documents import cases as documents
from tests.people import named
from tests.protocols.pages import text_of

pytestmark = pytest.mark.django_db


def answered(who, days, number):
    """So many enquiries of this councillor in Highways, each answered after so many days."""
    alike = {"what": "met", "promise": "reply", "month": date(2026, 11, 1), "kind": "fact"}
    alike |= {"service": Service.objects.get(name="Highways"), "protocol": Protocol.objects.get()}
    alike |= {"began_on": date(2026, 11, 2), "ended_on": date(2026, 11, 2 + days)}
    rows = [ReportEvent(member=named(who), promise_key=0, **alike) for _ in range(number)]
    ReportEvent.objects.bulk_create(rows)


@pytest.fixture
def of_two_groups(clock):
    """Clara is of the Reds, and waited two days; Nia is of the Blues, and waited four."""
    for who, name in (("clara", "Reds"), ("nia", "Blues")):
        group, _ = Group.objects.get_or_create(name=name)
        seats = Appointment.objects.filter(person=named(who), role=Role.COUNCILLOR)
        seats.update(group=group)
    answered("clara", 2, 25)
    answered("nia", 4, 25)


def reads(client, who):
    client.force_login(named(who))
    return client.get(reverse("even-handedness"))


def test_the_monitoring_officer_reads_each_difference_in_words(of_two_groups, client):
    page = text_of(reads(client, "mona"))
    assert "Since Monday 1 December 2025." in page
    longer = "Difference found: 2.0 working days longer than the others, between 1."
    assert f"Blues Cases 25 Average 4.0 working days {longer}" in page
    assert (
        "Reds Cases 25 Average 2.0 working days Difference found: 2.0 working days shorter" in page
    )
    assert "Reds Cases 25 Refused 0% No difference found." in page
    assert "Officers refused for group meetings" in page
    assert "There are no cases to compare." in page


def test_a_refused_document_counts_once_and_few_are_not_compared(of_two_groups, client):
    documents.decided(Outcome.REFUSE)
    page = text_of(reads(client, "mona"))
    assert "Reds Cases 1 Refused 100% Too few to compare." in page


@pytest.mark.parametrize(
    "who", ["eve", "dev", "ruth", "colin", "omar", "ada", "pat", "petra", "clara", "nia", "sam"]
)
def test_nobody_else_compares_groups_or_sees_a_link_to_it(who, of_two_groups, client):
    assert reads(client, who).status_code == 403
    address = reverse("even-handedness")
    for page in ("/", reverse("reports"), "/protocol/"):
        shown = client.get(page).content.decode()
        assert address not in shown
        assert "Blues" not in shown


def test_a_councillor_without_a_group_and_an_old_answer_are_left_out(of_two_groups, client):
    Appointment.objects.filter(person=named("nia"), role=Role.COUNCILLOR).update(group=None)
    ReportEvent.objects.update(ended_on=date(2025, 11, 4))
    assert text_of(reads(client, "mona")).count("There are no cases to compare.") == 4


def test_the_comparison_takes_few_statements(of_two_groups, client, django_assert_max_num_queries):
    reads(client, "mona")
    with django_assert_max_num_queries(14):
        reads(client, "mona")
