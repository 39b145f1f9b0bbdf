"""Even-handedness: what each group asked, was given and waited for, and who reads it."""

import pytest
from django.urls import reverse

from relations.group_meetings import decisions, figures
from tests.people import named
from tests.relations import group_meetings as cases

pytestmark = pytest.mark.django_db
REFUSED = decisions.RefusedRequest("not-free", "No one is free.", "Withdrawn.")


def compared(who, status=200):
    response = cases.browser(who).get(reverse("relations:compare-groups"))
    assert response.status_code == status
    return cases.words_of(response)


def three_requests():
    cases.accepted()
    decisions.refuse_attendance(
        cases.asked("clara", topic="Bins"), refused=REFUSED, by=named("eve")
    )
    cases.asked("tess", topic="Trees")


@pytest.mark.clause("knutsford", "8.8")
@pytest.mark.clause("section-c", "7.2")
def test_the_office_that_decides_compares_the_groups(clause_protocol):
    three_requests()
    for who in ("eve", "mona"):
        page = compared(who)
        first, _, second = page.partition(cases.FIRST)[2].partition(cases.SECOND)
        assert [n for n in ("2", "1") if f"</span>{n}</td>" in first] == ["2", "1"]
        assert "</span>none yet</td>" in second
        assert "Bins" in page
    for who in ("clara", "tess", "omar", "dev"):
        compared(who, 403)


def test_numbers_are_exact_for_who_decides_and_hidden_from_others(clock):
    three_requests()
    version = cases.todays_protocol()
    lines = {
        line.group: line for line in figures.figures_by_group(version, clock.at.date(), exact=True)
    }
    first = lines[cases.FIRST]
    assert (first.asked, first.accepted, first.refused, first.days) == ("2", "1", "1", "0")
    assert first.topics == (cases.TOPIC, "Bins")
    page = compared("ada")
    assert "not shown" in page
    assert "Bins" not in page
    assert "</span>2</td>" not in page


def test_a_briefing_of_the_councils_own_is_no_request_of_a_group(clock):
    cases.two_groups()
    cases.asked("tess", by="eve", origin=cases.Origin.OWN)
    version = cases.todays_protocol()
    lines = figures.figures_by_group(version, clock.at.date(), exact=True)
    assert {line.asked for line in lines} == {"0"}


def test_the_list_takes_as_many_statements_for_thirty_as_for_three(
    clock, django_assert_max_num_queries
):
    for number in range(30):
        cases.asked(topic=f"Topic {number}")
    client = cases.browser("eve")
    client.get(reverse("relations:group-meetings"))
    with django_assert_max_num_queries(12):
        page = cases.words_of(client.get(reverse("relations:group-meetings")))
    assert page.count('class="app-item"') == 25
    assert "Earlier requests" in page
