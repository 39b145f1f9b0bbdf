"""The offices of a final decision have the document, or are told why not, and can ask for it."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from documents import actions, attachments
from documents.models import LetterKind, Outcome
from tests.documents import cases
from tests.files import pdf, pending
from tests.people import named, signed_in
from tests.protocols.pages import error_messages, text_of

pytestmark = pytest.mark.django_db


def whole(who="omar"):
    return [pending(named(who), "whole.pdf", pdf(2))]


@pytest.mark.parametrize("outcome", [Outcome.REFUSE, Outcome.PART])
def test_withholding_takes_the_document_or_a_reason(outcome, clock):
    with pytest.raises(PermissionDenied, match="Attach the document, or enter why you cannot"):
        cases.decided(outcome, why_not=" ")
    case = cases.decided(outcome, why_not="", held=whole())
    assert case.files.filter(is_held=True).count() == 1
    assert cases.decided(outcome).letters.get(kind=LetterKind.ABOUT_DOCUMENT).body == cases.ON_PAPER


@pytest.mark.parametrize("outcome", [Outcome.DISCLOSE, Outcome.INSPECT])
def test_releasing_all_of_it_needs_neither(outcome, clock):
    assert not cases.decided(outcome).files.filter(is_held=True).exists()


def test_what_is_not_held_cannot_be_attached(clock):
    case = cases.decided(Outcome.REFUSE, grounds=["not-held"], why_not="")
    assert not case.letters.filter(kind=LetterKind.ABOUT_DOCUMENT).exists()


def test_what_never_goes_up_needs_no_document(clock):
    case = cases.assigned(right="foi", why="", purpose=None)
    assert cases.decided(Outcome.REFUSE, case, why_not="").status == "refused"


def test_a_referral_takes_the_document_or_a_reason(clock):
    letter = {"text": "In doubt.", "by": named("omar")}
    with pytest.raises(PermissionDenied, match="Attach the document"):
        actions.refer(cases.assigned(), **letter, key=uuid4())
    case = actions.refer(cases.assigned(), **letter, key=uuid4(), held=whole())
    assert case.files.get().is_held


@pytest.mark.parametrize("verb", ["refer", "decide"])
def test_the_page_says_what_is_missing_and_keeps_what_was_typed(verb, clock):
    case, omar = cases.assigned(), signed_in("omar")
    more = ["refuse"] if verb == "decide" else []
    address = reverse(f"documents:{verb}", args=[case.reference, *more])
    typed = {"key": uuid4(), "text": "In doubt.", "grounds": ["12a-1"]}
    response = omar.post(address, typed)
    assert "Error: Attach the document, or enter why you cannot" in error_messages(response)
    assert "In doubt.</textarea>" in response.content.decode()
    assert omar.post(address, typed | {"why_not": "It is on paper."}).status_code == 302


def test_the_councillor_reads_neither_the_reason_nor_that_it_was_asked_for(clock):
    case = cases.disputed()
    attachments.call_for_document(case, by=named("eve"))
    attachments.attach_document(case, held=[], why_not="It burnt.", by=named("omar"), key=uuid4())
    page = text_of(signed_in("clara").get(case.get_absolute_url()))
    for secret in (cases.ON_PAPER, "It burnt.", "asked the service", "attached"):
        assert secret not in page
    for who in ("eve", "mona"):
        read = text_of(signed_in(who).get(case.get_absolute_url()))
        assert "It burnt." in read
        assert "asked the service for the document" in read


@pytest.mark.parametrize("who", ["eve", "mona"])
def test_both_offices_can_ask_the_service_for_it_once_a_day(who, clock):
    case = cases.disputed()
    attachments.call_for_document(case, by=named(who))
    assert cases.notices_of(case)[-1] == ("omar", "called-for")
    with pytest.raises(PermissionDenied, match="already been asked for the document today"):
        attachments.call_for_document(case, by=named("eve"))
    clock.next_day()
    attachments.call_for_document(case, by=named(who))
    assert [event for _, event in cases.notices_of(case)].count("called-for") == 2


@pytest.mark.parametrize("who", ["omar", "ruth", "clara"])
def test_no_one_else_asks_for_it(who, clock):
    with pytest.raises(PermissionDenied, match="Only the offices making the final decision"):
        attachments.call_for_document(cases.disputed(), by=named(who))


def test_the_service_attaches_it_later_and_both_offices_hear(clock):
    case = cases.disputed()
    case = attachments.attach_document(
        case, held=whole(), why_not="", by=named("omar"), key=uuid4()
    )
    assert case.files.get().is_held
    assert set(cases.notices_of(case)[-2:]) == {("eve", "attached"), ("mona", "attached")}
    with pytest.raises(PermissionDenied, match="The service has attached the document"):
        attachments.call_for_document(case, by=named("eve"))


def test_nothing_attached_and_no_reason_is_refused(clock):
    with pytest.raises(PermissionDenied, match="Attach the document"):
        attachments.attach_document(
            cases.disputed(), held=[], why_not="", by=named("omar"), key=uuid4()
        )


@pytest.mark.parametrize("who", ["eve", "mona", "clara"])
def test_only_the_service_attaches_it(who, clock):
    with pytest.raises(PermissionDenied, match="Only the service can attach the document"):
        attachments.attach_document(
            cases.disputed(), held=[], why_not="No.", by=named(who), key=uuid4()
        )


def test_pressed_twice_it_is_attached_once(clock):
    case, key = cases.disputed(), uuid4()
    for _ in range(2):
        attachments.attach_document(case, held=[], why_not="No.", by=named("omar"), key=key)
    letters = case.letters.filter(kind=LetterKind.ABOUT_DOCUMENT, body="No.")
    assert letters.count() == 1
