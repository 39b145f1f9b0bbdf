"""Officers reopen an answered enquiry, and undo a redirect that was wrong, each with the reason."""

from uuid import uuid4

import pytest

from enquiries import actions
from enquiries.corrections import reopening
from enquiries.corrections.policy import can_reopen, can_undo_redirect
from enquiries.models import Enquiry, EnquiryLetter, EnquiryPromise, LetterKind, Status
from people.models import system_user
from protocols.models import PromiseKind
from reports.figures import Period, promises_kept_by_kind
from tests.enquiries import cases
from tests.enquiries.pages import page, recipients, send
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
WHY = "A later survey found more."


def replies(enquiry):
    rows = enquiry.promises.filter(kind=PromiseKind.REPLY).order_by("pk")
    return [(row.due_on.day, row.kept_at is not None, row.was_missed) for row in rows]


@pytest.mark.parametrize("who", ["omar", "ruth", "dev"])
def test_officers_reopen_with_a_reason_and_a_new_promise(who, clock):
    enquiry = cases.answered()
    clock.set(2026, 12, 4, 10)
    assert send(signed_in(who), "reopen", enquiry, text=WHY).status_code == 302
    fresh = Enquiry.objects.get()
    assert (fresh.status, fresh.officer, fresh.answered_at) == (
        Status.WITH_OFFICER,
        named("omar"),
        None,
    )
    assert replies(fresh) == [(8, True, False), (11, False, False)]
    shown = page(signed_in("clara"), "detail", enquiry)
    assert "has reopened this enquiry." in shown
    assert WHY in shown
    assert recipients("reopened") == {"Clara"} | ({"Omar"} if who != "omar" else set())


def test_a_closed_enquiry_is_reopened_and_a_late_answer_stays_late(clock):
    enquiry = cases.assigned()
    clock.set(2026, 12, 10, 10)
    cases.answered(enquiry)
    clock.set(2027, 1, 20, 10)
    actions.close(enquiry, by=system_user())
    reopening.reopen(enquiry, text=WHY, by=named("dev"), key=uuid4())
    cases.answered(Enquiry.objects.get())
    assert [missed for _, _, missed in replies(enquiry)] == [True, False]


@pytest.mark.parametrize("who", ["grace", "clara"])
def test_others_cannot_reopen(who, clock):
    reason = "Only Omar Haddad, the head of service or a coordinator can put this right."
    assert can_reopen(named(who), cases.answered()).reason == reason
    assert can_undo_redirect(named(who), cases.redirected()).reason == reason


@pytest.mark.parametrize(
    "status", [Status.RECEIVED, Status.WITH_OFFICER, Status.WAITING, Status.WITHDRAWN]
)
def test_what_was_not_answered_or_redirected_is_not_put_right(status, clock):
    enquiry, dev = cases.enquiry_at(status, clock), named("dev")
    assert can_reopen(dev, enquiry).reason.startswith("There is no answer")
    assert can_undo_redirect(dev, enquiry).reason.endswith("has not been redirected.")


def test_a_reopening_pressed_twice_happens_once(clock):
    enquiry, key, omar = cases.answered(), uuid4(), signed_in("omar")
    for _ in range(2):
        assert send(omar, "reopen", enquiry, key=key, text=WHY).status_code == 302
    assert EnquiryLetter.objects.filter(kind=LetterKind.REOPENING).count() == 1
    assert EnquiryPromise.objects.filter(kind=PromiseKind.REPLY).count() == 2


def test_an_undone_redirect_is_open_again_with_the_same_promise_and_date(clock):
    enquiry = cases.redirected()
    assert replies(enquiry) == [(8, False, False)]
    clock.set(2026, 12, 7, 10)
    sent = send(signed_in("omar"), "undo-redirect", enquiry, text="It is our bridge.")
    assert sent.status_code == 302
    fresh = Enquiry.objects.get()
    assert (fresh.status, fresh.officer) == (Status.WITH_OFFICER, named("omar"))
    promise = fresh.promises.get(kind=PromiseKind.REPLY)
    assert (promise.ended_at, promise.due_at) == (None, fresh.due_at)
    assert promise.nudge_at is not None
    shown = page(signed_in("clara"), "detail", enquiry)
    assert "Omar Haddad reopened it, because the redirect was wrong" in shown
    assert "It is our bridge." in shown


def test_an_answer_after_an_undone_redirect_is_late_once(clock):
    enquiry = cases.assigned()
    clock.set(2026, 12, 10, 10)
    cases.redirected(enquiry)
    clock.set(2026, 12, 11, 10)
    reopening.undo_redirect(enquiry, text="It is ours.", by=named("dev"), key=uuid4())
    cases.answered(Enquiry.objects.get())
    clock.set(2026, 12, 14, 10)
    days = Period(clock.at.date().replace(day=1), clock.at.date())
    [reply] = [
        row for row in promises_kept_by_kind(days, clock.at) if row.label == PromiseKind.REPLY.label
    ]
    assert (reply.number, reply.missed) == (1, 1)


def test_a_question_to_the_councillor_is_open_again_too(clock):
    enquiry = cases.waiting()
    cases.redirected(enquiry)
    reopening.undo_redirect(enquiry, text="It is ours.", by=named("omar"), key=uuid4())
    fresh = Enquiry.objects.get()
    assert fresh.status == Status.WAITING
    assert fresh.promises.open().filter(kind=PromiseKind.MEMBER_REPLY).exists()
    actions.reply(fresh, text="The north end", by=named("clara"), key=uuid4())
    assert Enquiry.objects.get().status == Status.WITH_OFFICER


def test_an_enquiry_that_nobody_had_is_acknowledged_again(clock):
    enquiry = cases.redirected(cases.raised(), by="dev")
    reopening.undo_redirect(enquiry, text="It is ours.", by=named("dev"), key=uuid4())
    fresh = Enquiry.objects.get()
    assert fresh.status == Status.RECEIVED
    assert fresh.promises.open().filter(kind=PromiseKind.ACKNOWLEDGE).exists()
