"""Pages of webhooks: for people administrators alone, with the secret shown once and a ledger."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from api.models import Delivery, DeliveryState, Webhook
from tests.api.test_webhooks import made
from tests.enquiries import cases
from tests.people import named, signed_in
from tests.scim.test_service_accounts import text_of

pytestmark = pytest.mark.django_db
LIST, NEW = reverse("webhooks:list"), reverse("webhooks:new")


@pytest.fixture(autouse=True)
def everything_is_outside(monkeypatch, clock):
    monkeypatch.setattr("api.webhooks.addresses.is_outside", lambda address: True)


def page(name, webhook, *more):
    return reverse(f"webhooks:{name}", args=[webhook.pk, *more])


def typed(account, **more):
    sent = {"key": uuid4(), "account": account.pk, "url": "https://localhost/told"}
    return sent | {"events": ["enquiry.raised"]} | more


def test_a_people_administrator_makes_one_and_its_secret_is_shown_once():
    account, petra = made().webhook.account, signed_in("petra")
    form = typed(account)
    first = petra.post(NEW, form)
    secret = first.context["secret"]
    assert secret.startswith("whsec_")
    assert petra.post(NEW, form).context["secret"] == ""
    webhook = Webhook.objects.latest("pk")
    assert webhook.made_by == named("petra")
    for url in (LIST, page("deliveries", webhook)):
        assert secret not in petra.get(url).content.decode()
    assert Webhook.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"url": "http://crm.example/"}, "begins with https://"),
        ({"url": ""}, "Enter the address of the program"),
        ({"events": []}, "Select what it will be told about"),
        ({"account": "999"}, "Select a service account from the list"),
    ],
)
def test_a_wrong_form_says_why(wrong, sentence):
    account = made().webhook.account
    assert sentence in text_of(signed_in("petra").post(NEW, typed(account) | wrong))
    assert Webhook.objects.count() == 1


def test_an_address_in_here_is_refused_on_the_page(monkeypatch):
    account = made().webhook.account
    monkeypatch.undo()
    answer = signed_in("petra").post(NEW, typed(account, url="https://127.0.0.1/"))
    assert "own network" in text_of(answer)


@pytest.mark.parametrize("who", ["clara", "omar", "dev", "eve", "mona", "ada", "sam"])
def test_nobody_else_finds_the_pages(who):
    webhook, browser = made().webhook, signed_in(who)
    cases.raised()
    names = ("deliveries", "days-again", "secret", "end")
    urls = [LIST, NEW, *(page(name, webhook) for name in names)]
    for url in urls:
        assert browser.get(url).status_code == 404
    again = page("one-again", webhook, Delivery.objects.get().pk)
    assert browser.post(again, {"key": uuid4()}).status_code == 404
    for name in names[1:]:
        assert browser.post(page(name, webhook), {"key": uuid4()}).status_code == 404
    webhook.refresh_from_db()
    assert webhook.ended_at is None


def test_a_delivery_is_sent_again_by_a_press():
    webhook, petra = made().webhook, signed_in("petra")
    cases.raised()
    row = Delivery.objects.get()
    Delivery.objects.update(state=DeliveryState.GIVEN_UP, attempts=10)
    answer = petra.post(page("one-again", webhook, row.pk), follow=True)
    assert "Delivery will be sent again" in text_of(answer)
    row.refresh_from_db()
    assert (row.state, row.attempts) == (DeliveryState.WAITING, 0)
    assert petra.post(page("one-again", webhook, row.pk + 1)).status_code == 404


def test_days_are_sent_again_and_a_wrong_span_says_why(clock):
    webhook, petra = made().webhook, signed_in("petra")
    cases.raised()
    Delivery.objects.update(at=clock.at)
    days = {"first_day": "1", "first_month": "12", "first_year": "2026"}
    days |= {"last_day": "30", "last_month": "11", "last_year": "2026", "key": uuid4()}
    url = page("days-again", webhook)
    assert "first day or later" in text_of(petra.post(url, days))
    answer = petra.post(url, days | {"last_day": "1", "last_month": "12"}, follow=True)
    assert "Deliveries that will be sent again: 1" in text_of(answer)


def test_it_is_ended_and_then_nothing_can_be_pressed():
    webhook, petra = made().webhook, signed_in("petra")
    cases.raised()
    for _ in range(2):
        assert petra.post(page("end", webhook), {"key": uuid4()}).status_code == 302
    assert "Ended" in text_of(petra.get(LIST))
    again = page("one-again", webhook, Delivery.objects.get().pk)
    assert petra.post(again).status_code == 403
    assert petra.post(page("secret", webhook), {"key": uuid4()}).status_code == 403
    assert "Send again" not in text_of(petra.get(page("deliveries", webhook)))


def test_the_secret_is_changed_and_shown():
    webhook, petra = made().webhook, signed_in("petra")
    answer = petra.post(page("secret", webhook), {"key": uuid4()})
    assert answer.context["secret"].startswith("whsec_")


def test_the_ledger_is_paged_by_the_same_statements():
    webhook, petra = made().webhook, signed_in("petra")
    cases.raised()
    with CaptureQueriesContext(connection) as one:
        petra.get(page("deliveries", webhook))
    row = Delivery.objects.get()
    for _ in range(29):
        row.pk, row.key = None, uuid4()
        row.save(force_insert=True)
    with CaptureQueriesContext(connection) as many:
        first = petra.get(page("deliveries", webhook))
    second = petra.get(page("deliveries", webhook) + first.context["next_link"]["url"])
    assert (len(first.context["lines"]), len(second.context["lines"])) == (25, 5)
    assert len(one) == len(many)
