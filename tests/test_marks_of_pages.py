"""Marks of pages: the link to the next page leads there, as a browser follows it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from foundation.paging import mark_of, parsed_mark
from people.models import Proposal
from tests.people import named

pytestmark = pytest.mark.django_db


def test_a_mark_needs_no_escape_in_an_address():
    row = Proposal(pk=7, proposed_at=timezone.now())
    mark = mark_of(row, "proposed_at")
    assert "+" not in mark
    assert parsed_mark(mark) == (row.proposed_at, 7)


def test_the_link_to_the_next_page_leads_to_the_rest(client, clock):
    petra = named("petra")
    rows = [
        Proposal(kind="sign-in", person=petra, can_sign_in=True, proposed_by=petra)
        for _ in range(27)
    ]
    for row in rows:
        row.proposed_at, row.state, row.closed_at = clock.at, "proposed", None
        row.save()
        row.state, row.closed_at = "withdrawn", clock.at
        row.save()
    client.force_login(named("mona"))
    first = client.get(reverse("people:changes"))
    second = client.get(reverse("people:changes") + first.context["next_link"]["url"])
    there = [line[0].pk for page in (first, second) for line in page.context["lines"]]
    assert len(there) == len(set(there)) == Proposal.objects.count()
