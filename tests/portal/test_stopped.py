"""What administrators are told while the clock or the worker stands still, and nobody else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal import stopped
from portal.models import Heartbeat
from tests.people import named
from tests.protocols.pages import text_of

pytestmark = pytest.mark.django_db


def beat(**minutes):
    for name, ago in minutes.items():
        Heartbeat.objects.record(name, timezone.now() - timedelta(minutes=ago))


def told(client, who="petra"):
    client.force_login(named(who))
    page = text_of(client.get("/account/"))
    return [sentence for sentence in (stopped.CLOCK, stopped.WORKER) if sentence in page]


@pytest.mark.parametrize(
    ("minutes", "sentences"),
    [
        ({"clock": 0, "worker": 0}, []),
        ({"clock": 1, "worker": 6}, []),
        ({"clock": 0, "worker": 8}, [stopped.WORKER]),
        ({"clock": 0}, [stopped.WORKER]),
        ({"clock": 3, "worker": 3}, [stopped.CLOCK]),
        ({}, [stopped.CLOCK]),
    ],
)
def test_each_that_stands_still_is_told_of_as_far_as_can_be_known(minutes, sentences, client):
    beat(**minutes)
    assert told(client) == sentences


@pytest.mark.parametrize("who", ["clara", "omar", "eve", "mona", "pat", "ada"])
def test_those_who_cannot_act_on_it_are_not_told(who, client):
    assert told(client, who) == []


def test_the_link_leads_to_what_to_do(client):
    client.force_login(named("petra"))
    assert 'href="/help/#stopped"' in client.get("/account/").content.decode()
    assert 'id="stopped"' in client.get("/help/").content.decode()
