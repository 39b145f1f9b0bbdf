"""Enquiries are linked and duplicates marked. Only staff who can read both ever see it."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from casework.models import Notice
from enquiries.models import Enquiry, EnquiryLink, Kind, LinkKind, Status
from enquiries.raising import actions as raising_actions
from enquiries.related import actions
from enquiries.related.policy import can_close_duplicate, can_end_link, can_link
from foundation.history import write
from people.models import Service
from protocols.models import PromiseKind
from reports.figures import Period, promises_kept_by_kind
from tests.enquiries import cases
from tests.enquiries.pages import page, recipients, send
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def of_nia(service="Highways"):
    """The same question, from another councillor."""
    enquiry = Enquiry(
        kind=Kind.FACT, title="Harbour Road again", service=Service.objects.get(name=service)
    )
    new = raising_actions.NewEnquiry(enquiry, "When will Harbour Road be mended?")
    nia = named("nia")
    return raising_actions.raise_enquiry(new, member=nia, by=nia, key=uuid4())


def linked(enquiry, other, kind=LinkKind.DUPLICATE, by="omar"):
    actions.link(enquiry, other=other, kind=kind, by=named(by), key=uuid4())
    return EnquiryLink.objects.open().get(case=enquiry, other=other)


def replies(enquiry):
    rows = enquiry.promises.filter(kind=PromiseKind.REPLY).order_by("pk")
    return [(row.kept_at is not None, row.ended_at is not None, row.was_missed) for row in rows]


def test_an_officer_links_by_the_reference_however_it_is_typed(clock):
    enquiry, other = cases.assigned(), of_nia()
    typed = other.reference.lower().replace("-", " ")
    sent = send(signed_in("omar"), "link", enquiry, other=typed, kind="duplicate")
    assert sent.status_code == 302
    for one, words in ((enquiry, "A duplicate of"), (other, "Has the duplicate")):
        shown = page(signed_in("omar"), "detail", one)
        assert "Related enquiries" in shown
        assert words in shown
    assert other.reference in page(signed_in("omar"), "detail", enquiry)


@pytest.mark.parametrize("kind", LinkKind)
def test_neither_councillor_ever_sees_the_other_enquiry(kind, clock):
    first, second = of_nia(), cases.assigned()
    linked(second, first, kind)
    for who, own, other in (("nia", first, second), ("clara", second, first)):
        browser = signed_in(who)
        for name in ("detail", "print", "sent"):
            shown = page(browser, name, own)
            for word in (other.reference, "Related enquiries", "uplicate", "Remove link"):
                assert word not in shown, (who, name, word)
        home = browser.get("/").content.decode()
        assert other.reference not in home
        assert "uplicate" not in home
        assert browser.get(f"{own.get_absolute_url()}link/").status_code == 404
        key = EnquiryLink.objects.get().key
        assert browser.get(f"{own.get_absolute_url()}links/{key}/end/").status_code == 404
        assert not EnquiryLink.objects.visible_to(named(who)).exists()
    assert not Notice.objects.filter(event__contains="link").exists()
    assert not first.history.filter(history_change_reason__contains="link").exists()


def test_a_former_councillor_who_is_an_officer_now_sees_no_link_of_their_own(clock):
    first, second = of_nia(), cases.assigned()
    linked(second, first)
    write(second, by=named("dev"), reason="handed over", member=named("grace"))
    assert not EnquiryLink.objects.visible_to(named("grace")).exists()
    assert EnquiryLink.objects.visible_to(named("omar")).exists()


def test_staff_who_cannot_read_both_see_no_link(clock):
    enquiry, other = cases.assigned(), of_nia("Waste")
    linked(enquiry, other, by="dev")
    for who, own, hidden in (("omar", enquiry, other), ("stan", other, enquiry)):
        shown = page(signed_in(who), "detail", own)
        assert hidden.reference not in shown
        assert "Related enquiries" not in shown
    assert other.reference in page(signed_in("dev"), "detail", enquiry)


def test_no_one_links_to_what_they_cannot_read_and_it_is_as_if_it_did_not_exist(clock):
    enquiry, hidden = cases.assigned(), of_nia("Waste")
    answers = [
        send(signed_in("omar"), "link", enquiry, other=typed, kind="related").content.decode()
        for typed in (hidden.reference, "E-2026-9999", "bins")
    ]
    for html in answers:
        assert "There is no enquiry with this reference that you can read." in html
    assert hidden.title not in answers[0]
    with pytest.raises(PermissionDenied, match="that you can read"):
        linked(enquiry, hidden, LinkKind.RELATED)
    assert not EnquiryLink.objects.exists()


def test_a_confidential_enquiry_is_never_linked(clock):
    enquiry, other = cases.assigned(), cases.assigned()
    write(other, by=named("dev"), reason="assigned", kind=Kind.BUDGET)
    with pytest.raises(PermissionDenied, match="is confidential"):
        linked(enquiry, other)
    assert can_link(named("omar"), other).reason.startswith("This enquiry is confidential")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda a, b, c: (a, a), "This is the reference of this enquiry."),
        (lambda a, b, c: (a, b), "is linked to"),
        (lambda a, b, c: (b, a), "is linked to"),
        (lambda a, b, c: (a, c), "is a duplicate of"),
        (lambda a, b, c: (b, c), "Another enquiry is a duplicate of this one"),
        (lambda a, b, c: (c, a), "is a duplicate itself"),
    ],
)
def test_duplicates_lead_to_one_enquiry_that_is_none(make, reason, clock):
    a, b, c = cases.assigned(), cases.assigned(), cases.assigned()
    linked(a, b)
    with pytest.raises(PermissionDenied, match=reason):
        linked(*make(a, b, c))
    one, other = make(a, b, c)
    typed = {"other": other.reference, "kind": "duplicate"}
    shown = send(signed_in("omar"), "link", one, **typed).content.decode()
    assert reason.split()[-1].rstrip(".") in shown
    assert EnquiryLink.objects.count() == 1


def test_a_button_pressed_twice_links_and_removes_once(clock):
    enquiry, other, key, omar = cases.assigned(), of_nia(), uuid4(), signed_in("omar")
    typed = {"other": other.reference, "kind": "related", "key": key}
    assert {send(omar, "link", enquiry, **typed).status_code for _ in range(2)} == {302}
    row = EnquiryLink.objects.get()
    for _ in range(2):
        end = f"{enquiry.get_absolute_url()}links/{row.key}/end/"
        assert omar.post(end, {"key": uuid4()}).status_code == 302
    assert row.history.count() == 2
    refused = can_end_link(named("grace"), EnquiryLink.objects.get())
    assert refused.reason == "This link has been removed already."
    assert "Related enquiries" not in page(omar, "detail", enquiry)


@pytest.mark.parametrize("who", ["clara", "mona", "stan"])
def test_only_officers_who_deal_with_an_enquiry_link_it(who, clock):
    reason = "Only officers who deal with enquiries can link them."
    assert can_link(named(who), cases.assigned()).reason == reason


def test_an_answer_tells_who_has_the_duplicate_of_another_councillor(clock):
    first, second = cases.assigned(), of_nia()
    linked(second, first)
    cases.answered(first)
    told = Notice.objects.filter(event="duplicate-answered")
    assert {row.reference for row in told} == {second.reference}
    assert recipients("duplicate-answered") == {"Dev"}
    shown = page(signed_in("grace"), "detail", second)
    assert "Answered on Tuesday 1 December" in shown
    assert Enquiry.objects.get(pk=second.pk).status == Status.RECEIVED


def test_a_duplicate_of_the_same_councillor_is_closed_and_says_where_the_answer_is(clock):
    first, second = cases.assigned(), cases.assigned()
    linked(second, first)
    sent = send(signed_in("omar"), "close-duplicate", second, text="You asked before.")
    assert sent.status_code == 302
    shown = page(signed_in("clara"), "detail", second)
    assert "Omar Haddad, Highways, closed this enquiry as a duplicate." in shown
    assert f"The answer is in {first.reference}." in shown
    assert recipients("duplicate") == {"Clara"}
    assert Enquiry.objects.get(pk=second.pk).status == Status.REDIRECTED


def test_after_a_handover_the_reference_of_the_other_is_not_shown(clock):
    first, second = cases.assigned(), cases.assigned()
    linked(second, first)
    actions.close_duplicate(second, text="See the other.", by=named("omar"), key=uuid4())
    write(first, by=named("dev"), reason="handed over", member=named("nia"))
    assert first.reference not in page(signed_in("clara"), "detail", second)


def test_a_duplicate_of_another_councillor_is_never_closed_for_it(clock):
    first, second = of_nia(), cases.assigned()
    assert can_close_duplicate(named("omar"), second).reason == (
        "This enquiry is not marked as a duplicate."
    )
    linked(second, first)
    refused = can_close_duplicate(named("omar"), second)
    assert refused.reason.startswith("Another councillor asked the same")
    assert "Another councillor" not in page(signed_in("omar"), "detail", second)


def test_what_ended_without_an_answer_closes_no_duplicate(clock):
    first, second = cases.enquiry_at(Status.WITHDRAWN, clock), cases.assigned()
    linked(second, first)
    assert can_close_duplicate(named("omar"), second).reason.endswith("so this one needs one.")


def figures(clock):
    days = Period(clock.at.date().replace(day=1), clock.at.date())
    rows = promises_kept_by_kind(days, clock.at)
    return next((r.number, r.missed) for r in rows if r.label == PromiseKind.REPLY.label)


def test_a_duplicate_is_not_late_when_the_one_answer_is(clock):
    first, second = cases.assigned(), cases.assigned()
    linked(second, first)
    actions.close_duplicate(second, text="See the other.", by=named("omar"), key=uuid4())
    clock.set(2026, 12, 10, 10)
    cases.answered(first)
    assert figures(clock) == (2, 1)
    assert replies(second) == [(False, True, False)]


def test_what_was_late_before_it_was_closed_as_a_duplicate_stays_late(clock):
    first, second = cases.assigned(), cases.assigned()
    linked(second, first)
    clock.set(2026, 12, 10, 10)
    actions.close_duplicate(second, text="See the other.", by=named("omar"), key=uuid4())
    assert replies(second) == [(False, True, True)]


def test_a_wrong_duplicate_is_open_again_with_its_date_and_without_the_link(clock):
    first, second = cases.assigned(), cases.assigned()
    row = linked(second, first)
    actions.close_duplicate(second, text="See the other.", by=named("omar"), key=uuid4())
    refused = can_end_link(named("omar"), EnquiryLink.objects.select_related("case").get())
    assert refused.reason.endswith("Reopen it, which removes the link.")
    sent = send(signed_in("dev"), "undo-duplicate", second, text="It is another road.")
    assert sent.status_code == 302
    fresh = Enquiry.objects.get(pk=second.pk)
    assert (fresh.status, fresh.due_at) == (Status.WITH_OFFICER, second.due_at)
    row.refresh_from_db()
    assert row.ended_by == named("dev")
    assert "reopened it, because it is not a duplicate" in page(
        signed_in("clara"), "detail", second
    )
