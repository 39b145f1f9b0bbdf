"""Yearly figures of complaints: shown when the year is over, with no number to work out."""

from itertools import product

import pytest
from django.urls import reverse

from complaints import figures
from complaints.case import copy_to_monitoring_officer
from complaints.models import Complaint
from foundation import disclosure
from tests.clients import Client
from tests.complaints import cases
from tests.people import named

pytestmark = pytest.mark.django_db


def numbers(table, year=2026):
    tables = dict(figures.figures_of_year(year)["tables"])
    return {line.label: line.number for line in tables[table]}


def of_year(clock, *abouts, **more):
    return [cases.sent(about=about, **more) for about in abouts]


def test_a_year_is_shown_when_it_is_over_and_as_it_stood_then(clock):
    of_year(clock, "ruth", "omar", "colin", "ruth", "omar", "omar")
    client = Client()
    client.force_login(named("mona"))
    assert client.get("/complaints/figures/?year=2026").status_code == 404
    before = client.get("/complaints/figures/").content
    assert b"2025" in before
    clock.set(2027, 1, 4, 10)
    page = figures.figures_of_year(2026)
    assert page["total"] == "6"
    cases.sent()  # of the year that runs
    cases.withdrawn(Complaint.objects.last())
    for complaint in Complaint.objects.order_by("pk")[:2]:
        cases.acknowledged(complaint)
    assert figures.figures_of_year(2026) == page


@pytest.mark.clause("surrey", "report-13")
def test_categories_are_counted_in_the_totals_of_a_year(clause_protocol, clock):
    of_year(clock, *["ruth"] * 6, categories=["discrimination", "bullying"])
    of_year(clock, *["ruth"] * 5, categories=["other"])
    subjects = numbers("By subject")
    assert (subjects["Discrimination"], subjects["Something else"]) == ("6", "not shown")
    assert subjects["Lack of respect or courtesy"] == "not shown"


def test_a_copy_is_not_counted(clock):
    from complaints.models import Category

    for _ in range(5):
        cases.sent_by_officer(categories=[Category.DISRESPECT])
    assert figures.figures_of_year(2026)["total"] == "5"


def test_a_year_of_one_category_gives_nothing_away_about_the_others(clock):
    """Six of six would say that there was none of any other kind."""
    of_year(clock, *["ruth"] * 6)
    assert set(numbers("By who complained and who it was about").values()) == {"not shown"}


def seen(counts):
    """The total and the lines of one table, as a reader has them."""
    labels = {key: key for key in "abcd"[: len(counts)]}
    answers = [key for key, count in zip(labels, counts, strict=True) for _ in range(count)]
    return sum(counts), tuple(
        line.number for line in disclosure.lines_with_small_hidden(labels, answers)
    )


@pytest.mark.parametrize(("cells", "most"), [(2, 14), (3, 14), (4, 9)])
def test_knowing_the_rule_does_not_work_out_a_hidden_number(cells, most):
    """Of every table that there can be: another one with another number there looks the same."""
    alike = {}
    for counts in product(range(most), repeat=cells):
        alike.setdefault(seen(counts), []).append(counts)
    for (total, shown), several in alike.items():
        if disclosure.SMALLEST_SHOWN <= total < most:
            for at, number in enumerate(shown):
                if number == disclosure.HIDDEN:
                    assert len({counts[at] for counts in several}) > 1, several


def test_only_an_auditor_and_the_statutory_officers_read_the_figures(clock):
    for who in ("ada", "eve", "mona"):
        client = Client()
        client.force_login(named(who))
        assert "/complaints/figures/" in client.get("/complaints/").content.decode()
    client.force_login(named("omar"))
    assert "/complaints/figures/" not in client.get("/complaints/").content.decode()


def page_for(who, address="/complaints/figures/?year=2026"):
    client = Client()
    client.force_login(named(who))
    return client.get(address)


def test_whoever_reads_complaints_for_an_office_sees_their_own_numbers(clock):
    of_year(clock, "ruth", "omar", "colin")
    for _ in range(2):
        cases.sent_by_officer()
    cases.decided(cases.sent_by_officer(), office="mona")
    clock.set(2027, 1, 4, 10)
    cases.sent_by_officer()
    page = page_for("mona")
    own = {line.label: line.number for line in dict(page.context["own_tables"])["By outcome"]}
    assert (page.context["own_total"], page.context["own_this_year"]) == (3, 1)
    assert (own["Upheld"], own["Settled informally"]) == ("1", "0")
    words = page.content.decode()
    assert "Received in 2026: <strong>3</strong>" in words
    assert "exact because you can read these complaints" in words
    assert page_for("eve").context["own_total"] == 3
    review = page_for("mona", reverse("review")).content.decode()
    assert "Complaints that you can read, by outcome" in review


def test_what_others_read_cannot_be_told_from_ones_own_numbers(clock):
    """Six in all less five of her own would say that there is one more, which could be of her."""
    for _ in range(5):
        cases.sent_by_officer()
    cases.sent(about="ruth")
    clock.set(2027, 1, 4, 10)
    mona, ada = page_for("mona").context, page_for("ada").context
    assert (mona["own_total"], mona["total"]) == (5, "fewer than 5")
    for _, lines in mona["tables"]:
        assert {line.number for line in lines} == {"not shown"}
    assert (ada["total"], ada["own_tables"], ada["reads_some"]) == ("6", [], False)


def test_a_complainant_and_someone_given_access_have_no_numbers_of_their_own(clock):
    """An auditor who complains reads one complaint, and counts for no office."""
    complaint = cases.sent()
    cases.access_given(complaint, "ada")
    clock.set(2027, 1, 4, 10)
    page = page_for("ada").context
    assert (page["reads_some"], page["own_total"], page["total"]) == (False, 0, "fewer than 5")


def test_a_copy_is_not_counted_as_ones_own(clock):
    from tests.complaints.test_copies_and_links import act, to_manager

    complaint = to_manager(clock)
    act(copy_to_monitoring_officer.send_copy, complaint, "omar", text="Respect")
    clock.set(2027, 1, 4, 10)
    page = page_for("mona").context
    assert (page["own_total"], page["reads_some"]) == (0, False)
