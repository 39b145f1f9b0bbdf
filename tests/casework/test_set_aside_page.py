"""The page of what the portal could not do: for people administrators, without complaints."""

import pytest
from django.urls import reverse

from casework.models import SetAside
from foundation import sweeps
from tests.people import signed_in

pytestmark = pytest.mark.django_db
PAGE = reverse("set-aside")


@pytest.fixture
def failures(clock):
    failed = KeyError("what it quotes")
    sweeps.set_aside("reminders of enquiries", "17", failed, sealed=False)
    sweeps.set_aside("reminders of complaints", "3", failed, sealed=True)
    return {row.row: row for row in SetAside.objects.all()}


def text(who):
    return " ".join(signed_in(who).get(PAGE).content.decode().split())


def test_it_says_what_failed_where_and_when_it_is_tried_again(failures):
    shown = text("petra")
    assert "Reminders of enquiries: 17" in shown
    assert "KeyError at " in shown
    assert "Today at 10:01am" in shown
    assert "quotes" not in shown


def test_what_concerns_a_complaint_is_neither_shown_nor_counted_nor_tried(failures):
    assert "reminders of complaints" not in text("petra").lower()
    address = reverse("try-set-aside", args=[failures["3"].pk])
    assert signed_in("petra").post(address).status_code == 404


@pytest.mark.parametrize("who", ["clara", "omar", "dev", "eve", "mona", "ada", "pat", "sam"])
def test_nobody_else_sees_that_it_exists(failures, who):
    browser = signed_in(who)
    address = reverse("try-set-aside", args=[failures["17"].pk])
    assert browser.get(PAGE).status_code == 404
    assert browser.post(address).status_code == 404


def test_one_can_be_tried_again_at_once(failures, clock):
    row = failures["17"]
    assert row.again_at > clock.at
    signed_in("petra").post(reverse("try-set-aside", args=[row.pk]), follow=True)
    row.refresh_from_db()
    assert row.again_at == clock.at
    assert sweeps.deal_with_each("reminders of enquiries", [17], lambda key: True) == 1
    assert not SetAside.objects.filter(row="17").exists()
