"""Requests of the media team for information: due in hours, reminded, late, answered."""

from uuid import uuid4

import pytest
from django.urls import reverse

from announcements.information_requests import actions, policy
from announcements.jobs import remind_services
from announcements.models import InformationRequest, InformationState
from casework.models import Notice
from tests.announcements.media import TEAM, highways, under_oxford
from tests.announcements.test_releases import page, post
from tests.clause_protocols import adopt_for
from tests.people import named

pytestmark = pytest.mark.django_db


def asked(**more):
    fields = {"service": highways(), "title": "Closure of the hill road", "text": "Until when?"}
    new = actions.NewInformationRequest(**fields | more)
    return actions.ask_for_information(new, by=named("stan"), key=uuid4())


def told(event):
    rows = Notice.objects.filter(event=event).values_list("addressee__name", "sentence")
    return sorted(rows)


LEADS = ("Colin Baxter", "Ruth Adeyemi")


@pytest.mark.clause("oxford", "23.14(b)-p2")
def test_the_media_team_asks_a_service_with_hours_from_the_settings(clock):
    adopt_for(clock, "oxford", **TEAM, media_hours=3)
    clock.set(2026, 12, 1, 15)
    typed = {"service": highways().pk, "title": "Closure of the hill road", "text": "Until when?"}
    url = reverse("announcements:ask-information")
    assert "The service has three hours to answer" in page("stan", url)
    post("stan", url, **typed)
    request = InformationRequest.objects.get()
    text = page("omar", request.get_absolute_url())
    assert "Due Wednesday 2 December at 10am" in text
    assert [name for name, _ in told("media-asked")] == list(LEADS)


@pytest.mark.clause("oxford", "23.14(b)-p2")
def test_a_late_request_is_overdue_on_the_page_of_the_manager_who_is_told_once(clock):
    under_oxford(clock)
    clock.set(2026, 12, 1, 10)
    request = asked()
    assert remind_services() == 0
    clock.set(2026, 12, 2, 9, 30)
    assert remind_services() == 1
    clock.set(2026, 12, 2, 11)
    assert (remind_services(), remind_services()) == (1, 0)
    soon, late = "is due soon.", "is overdue."
    sentence = "Information for the media team"
    assert told("media-due") == sorted(
        (name, f"{sentence} {end}") for name in LEADS for end in (soon, late)
    )
    home = page("ruth", "/")
    assert "Information for the media team: 1" in home
    assert "Overdue: was due Wednesday 2 December at 10am" in home
    actions.give_information(request, answer="In May.", by=named("omar"))
    assert "Information for the media team" not in page("ruth", "/")


def test_hours_are_counted_only_while_the_offices_are_open(clock):
    under_oxford(clock)
    clock.set(2026, 12, 4, 16)  # a Friday; eight hours
    assert page("stan", asked().get_absolute_url()).count("Due Monday 7 December at 4pm") == 1
    clock.set(2026, 12, 5, 12)  # a Saturday
    assert page("stan", asked().get_absolute_url()).count("Due Monday 7 December at 5pm") == 1


def test_an_answered_or_withdrawn_request_is_not_reminded_of(clock):
    under_oxford(clock)
    one, other = asked(), asked(title="Another")
    actions.give_information(one, answer="In May.", by=named("omar"))
    actions.withdraw_request(other, by=named("wanda"))
    clock.set(2026, 12, 8, 9)
    assert remind_services() == 0
    other.refresh_from_db()
    assert other.status == InformationState.WITHDRAWN
    assert not policy.can_give_information(named("omar"), other)
    assert told("media-answered")[0][0] == "Stan Price"


def test_no_councillor_reads_what_the_media_team_asked(clock):
    under_oxford(clock)
    request = asked(text="Is the contractor late?")
    for who in ("clara", "nia"):
        page(who, request.get_absolute_url(), 404)
        for address in ("/", reverse("announcements:index")):
            assert "contractor" not in page(who, address)
            assert "Closure of the hill road" not in page(who, address)


@pytest.mark.parametrize("preset", ["knutsford", "section-c"])
def test_a_protocol_without_such_requests_offers_none(preset, clock):
    adopt_for(clock, preset, **TEAM)
    assert "does not provide" in policy.can_ask_for_information(named("stan")).reason
