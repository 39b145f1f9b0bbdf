"""An answer is corrected, or a forgotten file is added: the answer stays, marked, and is final."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from casework.models import Notice
from enquiries import actions, follow_ups, policy, settlement
from enquiries.corrections import actions as corrections
from enquiries.corrections.policy import can_add_file, can_correct, can_reopen
from enquiries.models import Enquiry, EnquiryLetter, Kind, LetterKind, Status
from foundation.history import write
from tests.enquiries import cases
from tests.enquiries.pages import page, recipients, send
from tests.files import pdf, pending
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
WRONG = "The year was wrong."


def correct(enquiry, **more):
    more = {"text": "In May 2028.", "why": WRONG, "by": named("omar")} | more
    return corrections.correct(enquiry, key=uuid4(), **more)


def test_the_answer_stays_and_is_marked_with_the_reason_for_both_sides(clock):
    enquiry = cases.answered()
    sent = send(signed_in("omar"), "correct", enquiry, text="In May 2028.", why=WRONG)
    assert sent.url == enquiry.get_absolute_url()
    for reader in ("clara", "omar"):
        shown = page(signed_in(reader), "detail", enquiry)
        assert "Yes, in April." in shown
        assert "In May 2028." in shown
        assert f"Corrected on Tuesday 1 December 2026. Reason: {WRONG}" in shown
    assert "Omar Haddad, Highways, has corrected the answer." in page(
        signed_in("clara"), "detail", enquiry
    )


def test_the_page_says_how_long_the_councillor_has_and_that_the_answer_stays(clock):
    shown = page(signed_in("omar"), "correct", cases.answered())
    assert (
        "Your correction goes to Councillor Clara Okafor, who then has 5 working days to follow it"
        " up. The answer stays, marked as corrected." in shown
    )


def test_the_time_for_following_up_runs_from_the_correction_and_the_promise_keeps_its_result(clock):
    enquiry = cases.answered()
    first, kept = enquiry.open_until, enquiry.promises.get(kind="reply").kept_at
    clock.set(2026, 12, 4, 10)
    correct(enquiry)
    fresh = Enquiry.objects.get()
    assert fresh.open_until > first
    assert (fresh.status, fresh.answered_at) == (Status.ANSWERED, enquiry.answered_at)
    assert [(p.kept_at, p.ended_at) for p in fresh.promises.filter(kind="reply")] == [(kept, kept)]
    assert not fresh.promises.open().exists()


def test_a_correction_opens_a_closed_enquiry_to_a_follow_up_also_a_settled_one(clock):
    closed = cases.closed(clock)
    correct(closed)
    assert policy.can_follow_up(named("clara"), Enquiry.objects.get(pk=closed.pk))
    settled = cases.answered()
    settlement.settle(settled, by=named("clara"))
    correct(settled)
    assert policy.can_follow_up(named("clara"), Enquiry.objects.get(pk=settled.pk))


def test_a_correction_never_shortens_the_time(clock):
    enquiry = cases.answered()
    far = date(2027, 6, 1)
    write(enquiry, by=named("omar"), reason="answered", open_until=far)
    correct(enquiry)
    assert Enquiry.objects.get().open_until == far


def test_a_correction_is_corrected_again(clock):
    enquiry = cases.answered()
    correct(enquiry)
    correct(enquiry, text="In June 2028.", why="The month was wrong.")
    letters = list(EnquiryLetter.objects.filter(kind=LetterKind.CORRECTION).order_by("pk"))
    answer = EnquiryLetter.objects.get(kind=LetterKind.ANSWER)
    assert [letter.amends for letter in letters] == [answer, letters[0]]


def test_the_councillor_is_told_and_so_is_the_author_of_the_answer(clock):
    enquiry = cases.answered()
    correct(enquiry, by=named("ruth"))
    assert recipients("corrected") == {"Clara", "Omar"}
    sentence = Notice.objects.get(event="corrected", addressee=named("clara")).sentence
    assert sentence.startswith("The answer to your enquiry has been corrected. You can follow up")
    assert WRONG not in sentence


def test_a_correction_pressed_twice_is_sent_once(clock):
    enquiry, key, omar = cases.answered(), uuid4(), signed_in("omar")
    for _ in range(2):
        answer = send(omar, "correct", enquiry, key=key, text="In May 2028.", why=WRONG)
        assert answer.status_code == 302
    assert EnquiryLetter.objects.filter(kind=LetterKind.CORRECTION).count() == 1


def test_an_error_stands_beside_its_field_and_keeps_the_rest(clock):
    shown = send(signed_in("omar"), "correct", cases.answered(), text="In May 2028.", why=" ")
    assert "Enter what was wrong with the answer" in shown.content.decode()
    assert "In May 2028." in shown.content.decode()


@pytest.mark.parametrize("who", ["grace", "dev", "clara"])
@pytest.mark.parametrize("may", [can_correct, can_add_file])
def test_only_its_officer_or_a_senior_post_corrects(who, may, clock):
    enquiry = cases.answered()
    assert may(named("omar"), enquiry)
    assert may(named("ruth"), enquiry)
    assert may(named(who), enquiry).reason == (
        "Only Omar Haddad or the head of service can correct the answer."
    )


@pytest.mark.parametrize(
    "status", [Status.RECEIVED, Status.WITH_OFFICER, Status.REDIRECTED, Status.WITHDRAWN]
)
def test_without_an_answer_there_is_nothing_to_correct(status, clock):
    refused = can_correct(named("ruth"), cases.enquiry_at(status, clock))
    assert refused.reason == "There is no answer to correct."


def test_a_follow_up_that_came_first_is_not_lost_to_a_correction(clock):
    enquiry = cases.answered()
    follow_ups.follow_up(enquiry, text="Which April?", by=named("clara"), key=uuid4())
    typed = send(signed_in("omar"), "correct", enquiry, text="In May 2028.", why=WRONG)
    assert typed.status_code == 403
    assert "In May 2028." in typed.content.decode()
    assert Enquiry.objects.get().status == Status.WITH_OFFICER


def test_a_forgotten_file_is_added_to_the_answer(clock):
    enquiry, omar = cases.answered(), named("omar")
    first = enquiry.open_until
    clock.set(2026, 12, 4, 10)
    chosen = [pending(omar, "plan.pdf", pdf())]
    corrections.add_file(enquiry, text="The plan.", by=omar, key=uuid4(), attached=chosen)
    shown = page(signed_in("clara"), "detail", enquiry)
    assert "plan.pdf" in shown
    assert "A file was added on Friday 4 December 2026" in shown
    assert "has added a file to the answer" in shown
    assert Enquiry.objects.get().open_until > first
    assert recipients("file-added") == {"Clara"}


def test_no_file_is_added_without_one(clock):
    enquiry = cases.answered()
    shown = send(signed_in("omar"), "add-file", enquiry, text="The plan.")
    assert "Choose the file that belongs to the answer" in shown.content.decode()
    with pytest.raises(PermissionDenied):
        corrections.add_file(enquiry, text="The plan.", by=named("omar"), key=uuid4())


def test_a_text_for_the_resident_starts_from_the_correction(clock):
    enquiry = cases.assigned()
    actions.answer(
        enquiry,
        text="Yes, in April.",
        by=named("omar"),
        key=uuid4(),
        for_resident="It is in April.",
    )
    correct(enquiry)
    shown = page(signed_in("clara"), "resident-text", enquiry)
    assert "It is in April." not in shown
    assert "In May 2028." in shown


def test_an_officers_question_has_no_answer_to_correct_and_is_not_reopened(clock):
    enquiry = cases.answered()
    write(enquiry, by=named("omar"), reason="raised", kind=Kind.OFFICER_QUESTION)
    refused = can_correct(named("omar"), enquiry)
    assert refused.reason == "An officer’s question to a councillor has no answer to correct."
    refused = can_reopen(named("omar"), enquiry)
    assert refused.reason.startswith("An officer’s question to a councillor cannot be reopened.")
