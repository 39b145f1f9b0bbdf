"""Monthly summaries for heads of service and cabinet members: how much is open with them."""

from datetime import date

import pytest
from django.urls import reverse

from casework.models import Notice
from casework.notices import discreet
from enquiries import jobs
from enquiries.models import Kind, Summary
from evidence.models import Link
from evidence.verification.evidence import gather_evidence
from foundation.history import write
from people.models import Appointment, Portfolio, Service
from people.roles import Role
from tests.enquiries import cases
from tests.people import adopt, named
from tests.protocols.pages import text_of

pytestmark = pytest.mark.django_db

PAGE = "enquiries:summaries"


@pytest.fixture
def oxford(clock):
    clock.set(2026, 10, 1, 10)
    adopt("oxford", date(2026, 11, 2))
    clock.set(2026, 12, 1, 10)


@pytest.fixture
def nia(oxford):
    """A cabinet member with Highways in her field."""
    post = Appointment(person=named("nia"), role=Role.CABINET_MEMBER, starts_on=date(2026, 11, 2))
    write(post, by=named("petra"), reason="added")
    field = Portfolio(
        post=post, service=Service.objects.get(name="Highways"), starts_on=date(2026, 11, 2)
    )
    write(field, by=named("petra"), reason="added")
    return named("nia")


def reads(client, who):
    client.force_login(named(who))
    return text_of(client.get(reverse(PAGE)))


@pytest.mark.clause("oxford", "23.9(b)-p2")
def test_a_head_reads_every_number_and_a_member_no_small_one(nia, client, clock):
    kinds = [*[Kind.WARD] * 6, *[Kind.FACT] * 3, *[Kind.CASEWORK] * 2]
    made = [cases.assigned(kind=kind) for kind in kinds]
    assert jobs.summarise() == Service.objects.count()
    ruth = reads(client, "ruth")
    assert "Highways, December 2026" in ruth
    assert "11 open, 0 of them late." in ruth
    assert "Ward matter 6" in ruth
    assert "Question of fact 3" in ruth
    assert "Waste" not in ruth
    member = reads(client, "nia")
    assert "11 open, fewer than 5 of them late." in member
    assert "Ward matter 6" in member
    assert "Question of fact not shown" in member
    assert not any(enquiry.reference in member or enquiry.title in member for enquiry in made)
    assert "See the enquiries" not in member


@pytest.mark.clause("oxford", "23.9(b)-p2")
def test_each_reader_is_told_once_a_month(nia, clock):
    jobs.summarise()
    assert jobs.summarise() == 0
    notices = Notice.objects.filter(key__startswith="summary:")
    names = sorted(row.addressee.name for row in notices)
    assert names == ["Nia Menon", "Ruth Adeyemi", "Wanda Moss"]
    assert {row.sentence for row in notices} == {discreet.SENTENCE}
    clock.set(2027, 1, 4, 10)
    assert jobs.summarise() == Service.objects.count()
    assert Summary.objects.filter(month=date(2027, 1, 1)).exists()


def test_a_summary_stays_as_it_was_made(nia, client, clock):
    for _ in range(5):
        cases.assigned()
    jobs.summarise()
    cases.assigned()
    assert "5 open" in reads(client, "nia")
    assert "5 open" in reads(client, "ruth")


def test_a_portfolio_that_has_ended_shows_nothing_any_more(nia, client, clock):
    jobs.summarise()
    write(Portfolio.objects.get(), by=named("petra"), reason="changed", ends_on=date(2026, 11, 30))
    assert "There are no summaries yet." in reads(client, "nia")


def test_each_summary_has_a_link(oxford):
    jobs.summarise()
    jobs.summarise()
    found = [problem for problem in gather_evidence().problems if "summary" in problem.table]
    assert found == []
    assert Link.objects.filter(table_name="enquiries_summary").count() == Summary.objects.count()


@pytest.mark.parametrize("who", ["clara", "omar", "mona", "dev", "sam"])
def test_nobody_else_sees_the_summaries(who, oxford, client):
    client.force_login(named(who))
    assert client.get(reverse(PAGE)).status_code == 403


def test_without_a_clause_there_are_no_summaries(clock):
    assert jobs.summarise() == 0
    assert not Summary.objects.exists()


def test_the_page_takes_as_many_statements_for_many_services_as_for_one(
    nia, client, django_assert_max_num_queries
):
    jobs.summarise()
    client.force_login(named("ruth"))
    client.get(reverse(PAGE))
    with django_assert_max_num_queries(8):
        client.get(reverse(PAGE))
