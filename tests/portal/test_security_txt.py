from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone


def lines(client):
    response = client.get(reverse("security-txt"))
    assert response["Content-Type"].startswith("text/plain")
    return dict(line.split(": ", 1) for line in response.content.decode().splitlines())


def test_anyone_can_read_where_to_report_a_weakness(client, settings):
    settings.SECURITY_CONTACT = "mailto:security@westhaven.example"
    fields = lines(client)
    assert fields["Contact"] == "mailto:security@westhaven.example"
    assert fields["Canonical"].endswith("/.well-known/security.txt")
    left = datetime.fromisoformat(fields["Expires"]) - timezone.now()
    assert timedelta(days=179) < left < timedelta(days=365)


def test_without_an_address_there_is_no_such_page(client, settings):
    settings.SECURITY_CONTACT = ""
    assert client.get(reverse("security-txt")).status_code == 404


@pytest.mark.parametrize("method", ["post", "put"])
def test_the_page_can_only_be_read(client, settings, method):
    settings.SECURITY_CONTACT = "mailto:security@westhaven.example"
    assert getattr(client, method)(reverse("security-txt")).status_code == 405
