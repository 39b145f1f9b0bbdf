"""Figures on answers: who sees which, what the page says, and what it never says."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from enquiries import actions
from enquiries.models import Kind
from foundation.history import write
from people.models import Appointment, Portfolio, Service
from people.roles import Role
from reports import policy
from reports.models import ReportEvent
from reports.monthly_counts import add_up_events
from reports.policy import Whose
from tests.enquiries import cases
from tests.enquiries.contributions import asked
from tests.people import adopt, named
from tests.protocols.pages import text_of
from tests.reports.quarters import a_quarter, draft_report, results_in, sign_off

LETTER = {"text": "In two columns.", "key": uuid4()}
LINES = {
    "month": "November 2026 On time 1 of 3",
    "ward": "Harbour On time 1 of 3",
    "kind": "Question of fact On time 1 of 3",
    "version": "Version 2, from Oxford On time 1 of 3",
    "promise": "Acknowledgement On time 3 of 3",
}
pytestmark = pytest.mark.django_db


def reads(client, who, status=200, **query):
    client.force_login(named(who))
    response = client.get(reverse("reports"), query)
    assert response.status_code == status
    return text_of(response).replace("&nbsp;", " ")


@pytest.fixture
def some_of_each(clock):
    """Under Oxford’s five days, in November: one answered on time, one held, and one that is late
    and still open, each of Clara’s in Highways. It is December afterwards."""
    clock.set(2026, 10, 1, 10)
    adopt("oxford", date(2026, 11, 2))
    clock.set(2026, 11, 3, 10)
    on_time, held, _ = (cases.assigned(kind=Kind.FACT) for _ in range(3))
    clock.set(2026, 11, 5, 10)
    cases.answered(on_time)
    cases.held(held)
    clock.set(2026, 12, 1, 10)


@pytest.mark.parametrize("who", ["eve", "mona", "dev", "ruth", "colin", "clara"])
@pytest.mark.parametrize("added_up", [False, True])
def test_everyone_who_answers_for_them_reads_the_figures(
    who, added_up, some_of_each, client, clock
):
    if added_up:
        assert add_up_events()
        assert add_up_events() == 0
    page = reads(client, who, by="service")
    assert "1 of 3 were on time." in page
    assert "We show no figures for June to August 2026" in page
    assert "Highways On time 1 of 3 Share too few Holding reply on time 1 Late 1" in page
    assert "Half within 2 9 in 10 within 2" in page
    for by, line in LINES.items():
        assert line in reads(client, who, by=by)
    assert "Holding replies 1" in page
    assert "4 weeks to 3 months 2" in page


def test_a_head_reads_of_their_own_service_and_a_councillor_of_their_own_enquiries(
    some_of_each, client, clock
):
    assert "Nothing of this kind was due" in reads(client, "wanda")
    assert "Highways" not in reads(client, "wanda")
    assert "Nothing of this kind was due" in reads(client, "nia")


@pytest.mark.parametrize("who", ["omar", "stan", "pat", "petra", "ada", "sam"])
def test_nobody_else_sees_figures_or_a_link_to_them(who, client, clock):
    assert "Only councillors, heads of service" in reads(client, who, 403)
    assert reverse("reports") not in client.get("/protocol/").content.decode()
    assert client.get("/exports/figures/csv/").status_code == 403


@pytest.mark.parametrize("whose", ["council", "services", "field"])
def test_a_councillor_sees_no_figures_of_others(whose, client, clock):
    assert "You can only see figures about" in reads(client, "clara", 403, whose=whose)
    client.force_login(named("clara"))
    assert client.get("/exports/figures/csv/", {"whose": whose}).status_code == 403


def test_a_head_sees_no_figures_of_the_council(client, clock):
    reads(client, "ruth", 403, whose="council")


def test_contributions_are_counted_for_staff_and_never_told_to_a_councillor(
    some_of_each, client, clock
):
    asked(cases.assigned())
    assert "Contributions asked for 1" in reads(client, "dev", months="now")
    for whose in ("own", ""):
        assert "ontribution" not in reads(client, "clara", months="now", whose=whose)


def test_confidential_enquiries_are_not_counted_late_answered_or_open(some_of_each, client, clock):
    sealed = cases.raised()
    write(sealed, by=named("dev"), reason="assigned", kind=Kind.BUDGET)
    clock.set(2026, 12, 18, 10)
    late = reads(client, "dev", months="now")
    assert "Nothing of this kind was due in December 2026" in late
    assert "2 to 4 weeks 0" in late
    actions.answer(
        actions.assign(sealed, officer=named("omar"), by=named("dev")), by=named("omar"), **LETTER
    )
    assert not ReportEvent.objects.filter(kind=Kind.BUDGET).exists()
    for who in ("dev", "ruth"):
        assert "Nothing of this kind was due" in reads(client, who, months="now")


def cabinet_member(who, service):
    post = Appointment(
        person=named(who), role=Role.CABINET_MEMBER, job_title="Roads", starts_on=date(2020, 1, 1)
    )
    write(post, by=named("petra"), reason="begun")
    of = Service.objects.get(name=service)
    write(
        Portfolio(post=post, service=of, starts_on=date(2020, 1, 1)),
        by=named("petra"),
        reason="begun",
    )


def test_a_cabinet_member_reads_of_their_portfolio_without_small_numbers(
    some_of_each, client, clock
):
    cabinet_member("nia", "Highways")
    assert policy.whose_figures(named("nia")) == [Whose.OWN, Whose.FIELD]
    clock.set(2027, 1, 15, 10)
    page = reads(client, "nia", whose="field", months="2026-4")
    assert "because the numbers are too small" in page
    assert "of 3" not in page
    assert "Open today" not in page
    client.force_login(named("nia"))
    file = client.get("/exports/figures/csv/", {"whose": "field", "months": "2026-4"})
    assert file.content.decode().count("\n") == 1


def test_a_portfolio_has_the_lines_of_its_services_that_are_published_for_the_council(
    client, clock
):
    a_quarter()
    cabinet_member("nia", "Highways")
    page = reads(client, "nia", whose="field", months="2026-3")
    assert "In the services below, 30 of 36 were on time, 83%." in page
    assert "Highways On time 30 of 36 Share 83% Not on time 6" in page
    for hidden in ("Waste", "Trees", "Harbour", "June 2026 it was", "all others"):
        assert hidden not in page
    cabinet_member("clara", "Trees")
    assert "too small" in reads(client, "clara", whose="field", months="2026-3")


def test_a_portfolio_reads_of_a_quarter_what_its_report_says_once_that_is_signed_off(client, clock):
    sign_off(draft_report())
    cabinet_member("nia", "Highways")
    cabinet_member("clara", "Waste")
    results_in("Highways", late=3)
    results_in("Trees", met=9, late=9)  # so that Waste would have a line of its own
    assert "30 of 36 were on time" in reads(client, "nia", whose="field", months="2026-3")
    assert "too small" in reads(client, "clara", whose="field", months="2026-3")


def test_the_file_has_the_lines_of_the_page(some_of_each, client, clock):
    client.force_login(named("dev"))
    response = client.get("/exports/figures/csv/")
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Table,Line,On time,Due,")
    assert "In all,September to November 2026,1,3,,1,1,0,2,2" in lines
    assert "By service,Highways,1,3,,1,1,0,2,2" in lines


@pytest.mark.parametrize("query", [{"months": "x"}, {"promise": "x"}, {"whose": "x"}, {"by": "x"}])
def test_what_is_no_choice_is_the_usual_one(query, some_of_each, client, clock):
    assert "1 of 3 were on time." in reads(client, "dev", **query)


def test_the_page_takes_few_statements(some_of_each, client, clock, django_assert_max_num_queries):
    reads(client, "dev")
    with django_assert_max_num_queries(8):
        client.get(reverse("reports"))
