"""Webhooks: what a program is told, signed and retried, and what it is never told."""

import json
import ssl
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.db.models import QuerySet

from api import jobs
from api.models import Delivery, DeliveryState, Webhook, WebhookEvent
from api.webhooks import actions, post, sending
from casework.models import Notice
from enquiries import actions as enquiry_actions
from enquiries.models import Kind
from foundation.history import write
from people.models import ApiScope, ServiceAccount
from people.service_accounts.actions import end_service_account
from tests.api.programs import token_of
from tests.api.receiver import Receiver, is_signed
from tests.enquiries import cases
from tests.people import named, under

pytestmark = pytest.mark.django_db


@pytest.fixture
def receiver(tmp_path, monkeypatch):
    """It is on this machine, which no webhook may be, so that the rule is lifted for it."""
    program = Receiver(tmp_path)
    trusting = ssl.create_default_context(cafile=program.pem)
    monkeypatch.setattr("api.webhooks.addresses.is_outside", lambda address: True)
    monkeypatch.setattr(post, "tls", lambda: trusting)
    yield program
    program.stop()


def made(url="https://localhost/told", events=tuple(WebhookEvent)):
    token_of(ApiScope.WEBHOOKS)
    account = ServiceAccount.objects.latest("pk")
    return actions.make_webhook(account, url, events=events, by=named("petra"), key=uuid4())


def events_told():
    return list(Delivery.objects.order_by("pk").values_list("event", "enquiry_state"))


def test_a_program_is_told_what_happens_in_the_transaction_of_it(receiver, clock):
    made(receiver.url)
    cases.answered()
    assert events_told() == [
        ("enquiry.raised", "received"),
        ("enquiry.assigned", "with-officer"),
        ("enquiry.answered", "answered"),
    ]
    with transaction.atomic():
        cases.raised()
        transaction.set_rollback(True)
    assert len(events_told()) == 3


def test_a_message_has_the_reference_and_the_state_and_is_signed(receiver, clock):
    secret = made(receiver.url).secret
    enquiry = cases.raised()
    assert jobs.send_webhooks() == 1
    ((headers, body),) = receiver.messages
    told = json.loads(body)
    assert told.pop("timestamp")
    data = {"reference": enquiry.reference, "state": "received"}
    assert told == {"type": "enquiry.raised", "data": data}
    assert is_signed(headers, body, secret)
    assert not is_signed(headers, body + b" ", secret)
    assert headers["webhook-id"] == str(Delivery.objects.get().key)
    row = Delivery.objects.get()
    assert (row.state, row.answer, row.attempts) == (DeliveryState.DELIVERED, 204, 1)
    assert jobs.send_webhooks() == 0


def test_nothing_confidential_is_ever_told(receiver, clock):
    late = cases.assigned()
    made(receiver.url)
    under("somerset", clock)
    sealed = cases.raised(kind=Kind.CRITICISM, officer=named("ruth"))
    enquiry_actions.answer(sealed, text="We are sorry.", by=named("ruth"), key=uuid4())
    assert events_told() == []
    clock.at = late.promises.get(kind="reply").due_at + timedelta(minutes=1)
    before = events_told()
    write(late, by=named("dev"), reason="edited", kind=Kind.BUDGET)
    assert jobs.tell_of_missed() == 0
    assert events_told() == before


def test_a_missed_promise_is_told_once(clock, receiver):
    made(events=[WebhookEvent.MISSED])
    enquiry = cases.assigned()
    due = enquiry.promises.get(kind="reply").due_at
    clock.at = due - timedelta(minutes=1)
    assert jobs.tell_of_missed() == 0
    clock.at = due + timedelta(minutes=1)
    assert [jobs.tell_of_missed() for _ in range(2)] == [1, 0]
    cases.answered(enquiry)
    assert jobs.tell_of_missed() == 0
    assert events_told() == [("enquiry.promise_missed", "with-officer")]


def test_one_answered_late_between_two_sweeps_is_told_too(clock, receiver):
    made(events=[WebhookEvent.MISSED])
    enquiry = cases.assigned()
    clock.at = enquiry.promises.get(kind="reply").due_at + timedelta(seconds=10)
    cases.answered(enquiry)
    assert jobs.tell_of_missed() == 1


@pytest.mark.parametrize("answer", [500, 404, 302, 429])
def test_what_is_not_taken_is_tried_again_later_under_the_same_id(answer, receiver, clock):
    made(receiver.url)
    cases.raised()
    receiver.will_answer(answer)
    jobs.send_webhooks()
    row = Delivery.objects.get()
    assert (row.state, row.answer) == (DeliveryState.WAITING, answer)
    assert row.due_at > clock.at
    assert jobs.send_webhooks() == 0
    clock.at += timedelta(minutes=2)
    jobs.send_webhooks()
    first, second = (headers["webhook-id"] for headers, _ in receiver.messages)
    assert first == second  # and a redirect was not followed
    assert Delivery.objects.get().state == DeliveryState.DELIVERED


def test_it_is_tried_for_days_and_then_administrators_are_told(receiver, clock):
    made("https://localhost:1/nobody")
    started = clock.at
    cases.raised()
    waiting = Delivery.objects.filter(state=DeliveryState.WAITING).order_by("due_at", "pk")
    while first := waiting.first():
        clock.at = max(clock.at, first.due_at)
        jobs.send_webhooks()
    assert set(Delivery.objects.values_list("state", "attempts")) == {(DeliveryState.GIVEN_UP, 10)}
    assert timedelta(days=3) < clock.at - started < timedelta(days=7)
    assert "No answer" in Delivery.objects.first().error
    assert Notice.objects.filter(event="webhook-given-up").count() == 1


def test_a_worker_killed_half_way_loses_nothing(receiver, clock):
    made(receiver.url)
    cases.raised()
    claimed = sending.claim_delivery(Delivery.objects.get().pk, clock.at)
    assert jobs.send_webhooks() == 0
    clock.at = claimed.due_at
    assert jobs.send_webhooks() == 1
    assert receiver.messages[0][0]["webhook-id"] == str(claimed.key)


def test_a_silent_program_does_not_hold_up_another(receiver, clock):
    made("https://localhost:1/nobody")
    made(receiver.url)
    for _ in range(3):
        cases.raised()
    assert jobs.send_webhooks() == 4
    assert len(receiver.messages) == 3


def test_an_ended_webhook_or_account_hears_nothing(receiver, clock):
    first, second = made(receiver.url).webhook, made(receiver.url).webhook
    cases.raised()
    actions.end_webhook(first, by=named("petra"))
    end_service_account(second.account, by=named("petra"))
    assert jobs.send_webhooks() == 0
    assert set(Delivery.objects.values_list("state", flat=True)) == {DeliveryState.NOT_SENT}
    cases.raised()
    assert Delivery.objects.filter(webhook=first).count() == 1


def test_a_secret_is_changed_with_a_day_of_both(receiver, clock):
    webhook, old = made(receiver.url)
    new = actions.change_secret(webhook, by=named("petra"))
    cases.raised()
    jobs.send_webhooks()
    assert is_signed(*receiver.messages[0], old)
    assert is_signed(*receiver.messages[0], new)
    clock.at += timedelta(days=2)
    cases.raised()
    jobs.send_webhooks()
    assert not is_signed(*receiver.messages[1], old)
    assert is_signed(*receiver.messages[1], new)
    assert new not in str(Webhook.objects.values().get())


def test_days_are_sent_again_under_the_ids_they_had(receiver, clock):
    webhook = made(receiver.url).webhook
    cases.raised(), cases.raised()
    jobs.send_webhooks()
    today = clock.at.date()
    first, second = Delivery.objects.order_by("pk")
    for row, at in ((first, clock.at - timedelta(days=1)), (second, clock.at)):
        Delivery.objects.filter(pk=row.pk).update(at=at)
    assert actions.send_again(webhook, first=today, last=today, by=named("petra")) == 1
    jobs.send_webhooks()
    ids = [headers["webhook-id"] for headers, _ in receiver.messages]
    assert (len(ids), ids[2]) == (3, ids[1])


def test_the_database_keeps_what_a_webhook_is(clock, receiver):
    made(receiver.url)
    with pytest.raises(DatabaseError), transaction.atomic():
        QuerySet(Webhook).update(url="https://elsewhere.example/")
