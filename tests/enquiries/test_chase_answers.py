"""A chase is answered: who was chased says what will happen by when, or takes the enquiry on."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from casework.models import Notice
from enquiries import actions, policy
from enquiries.chase_answers import actions as chase_actions
from enquiries.chase_answers.policy import can_answer_chase, can_take_on
from enquiries.models import Enquiry, EnquiryLetter, LetterKind, Status
from foundation.history import write
from people.models import Appointment
from people.roles import Role
from protocols.models import PromiseKind
from tests.enquiries import cases
from tests.enquiries.pages import page, recipients, send
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
BY = {"promised_on_day": "18", "promised_on_month": "12", "promised_on_year": "2026"}
TEXT = "A crew will inspect it."


@pytest.fixture
def chased(clock):
    """Due on Tuesday 8 December, chased on Thursday 10."""
    enquiry = cases.assigned()
    clock.set(2026, 12, 10, 10)
    return cases.chased(enquiry)


def answer(enquiry, **more):
    more = {"text": TEXT, "promised_on": date(2026, 12, 18), "by": named("colin")} | more
    return chase_actions.answer_chase(enquiry, key=uuid4(), **more)


def test_the_chased_director_says_what_will_happen_and_the_enquiry_stays_as_due_as_before(chased):
    before = list(chased.promises.exclude(kind=PromiseKind.CHASE_ANSWER).values())
    response = send(signed_in("colin"), "answer-chase", chased, text=TEXT, **BY)
    assert response.url == chased.get_absolute_url()
    promise = chased.promises.get(kind=PromiseKind.CHASE_ANSWER)
    assert promise.kept_in_time
    assert list(chased.promises.exclude(kind=PromiseKind.CHASE_ANSWER).values()) == before
    fresh = Enquiry.objects.get(pk=chased.pk)
    assert (fresh.status, fresh.due_at) == (Status.WITH_OFFICER, chased.due_at)
    assert recipients("chase-answered") == {"Clara", "Omar"}


def test_the_councillor_reads_the_letter_and_that_the_answer_is_still_due(chased):
    answer(chased)
    shown = page(signed_in("clara"), "detail", chased)
    assert "Colin Baxter, Director of Place, has answered your chase." in shown
    assert "The letter says what will happen by Friday 18 December." in shown
    assert TEXT in shown
    assert "This will happen by <strong>Friday 18 December 2026</strong>" in shown
    assert "An answer is promised for" not in shown
    assert "Answer was due" in shown
    assert "Colin Baxter answered the chase" in shown


@pytest.mark.parametrize(
    ("day", "error"),
    [
        ("9", "The date it will happen by must be today or in the future"),
        ("", "Enter the day of the date it will happen by too"),
    ],
)
def test_a_day_that_cannot_be_keeps_what_was_typed(chased, day, error):
    typed = BY | {"promised_on_day": day}
    shown = send(signed_in("colin"), "answer-chase", chased, text=TEXT, **typed).content.decode()
    assert error in shown
    assert TEXT in shown
    assert not EnquiryLetter.objects.filter(kind=LetterKind.CHASE_ANSWER).exists()


def test_a_day_in_a_year_is_the_last(chased):
    typed = BY | {"promised_on_day": "10"}
    colin = signed_in("colin")
    late = send(
        colin,
        "answer-chase",
        chased,
        text=TEXT,
        **typed | {"promised_on_day": "11", "promised_on_year": "2027"},
    )
    assert "must be within a year" in late.content.decode()
    assert (
        send(
            colin, "answer-chase", chased, text=TEXT, **typed | {"promised_on_year": "2027"}
        ).status_code
        == 302
    )


@pytest.mark.parametrize("who", ["omar", "ruth", "dev", "grace"])
def test_only_who_was_chased_answers_the_chase_or_takes_the_enquiry_on(chased, who):
    with pytest.raises(PermissionDenied, match="Only the person who was chased"):
        answer(chased, by=named(who))
    if who != "omar":
        assert not can_take_on(named(who), chased)


def test_the_councillor_cannot_answer_their_own_chase(chased):
    assert signed_in("clara").get(f"{chased.get_absolute_url()}answer-chase/").status_code == 403
    assert signed_in("stan").get(f"{chased.get_absolute_url()}answer-chase/").status_code == 404


def test_an_enquiry_that_was_not_chased_has_no_chase_to_answer(clock):
    enquiry = cases.assigned()
    for may in (can_answer_chase, can_take_on):
        assert may(named("colin"), enquiry).reason == "This enquiry has not been chased."
    assert "Answer the chase" not in page(signed_in("colin"), "detail", enquiry)


@pytest.mark.parametrize("by", ["a letter", "a holding reply"])
def test_a_chase_is_answered_once(chased, by):
    answer(chased) if by == "a letter" else cases.held(chased)
    with pytest.raises(PermissionDenied, match="answered the chase on Thursday 10 December"):
        answer(chased)


def test_a_button_pressed_twice_sends_one_letter(chased):
    key, colin = uuid4(), signed_in("colin")
    for _ in range(2):
        assert send(colin, "answer-chase", chased, key=key, text=TEXT, **BY).status_code == 302
    assert EnquiryLetter.objects.filter(kind=LetterKind.CHASE_ANSWER).count() == 1


def test_the_councillor_can_chase_again_once_the_day_has_passed(chased, clock):
    answer(chased)
    refused = policy.can_chase(named("clara"), Enquiry.objects.get())
    assert refused.later
    assert refused.reason.endswith("you can chase again after Friday 18 December.")
    clock.set(2026, 12, 18, 23)
    assert not policy.can_chase(named("clara"), Enquiry.objects.get())
    clock.set(2026, 12, 19, 0, 1)
    cases.chased(chased)
    assert can_answer_chase(named("colin"), Enquiry.objects.get())


def test_the_chased_director_takes_it_on_and_both_are_told(chased):
    assert "instead of Omar Haddad" in page(signed_in("colin"), "take-on", chased)
    for _ in range(2):
        assert send(signed_in("colin"), "take-on", chased).status_code == 302
    fresh = Enquiry.objects.get()
    assert (fresh.officer, fresh.status, fresh.due_at) == (
        named("colin"),
        Status.WITH_OFFICER,
        chased.due_at,
    )
    assert fresh.history.filter(history_change_reason="taken on").count() == 1
    assert recipients("taken-on") == {"Omar"}
    assert Notice.objects.filter(event="assigned", addressee=named("clara")).count() == 2
    assert "Colin Baxter took it on" in page(signed_in("clara"), "detail", chased)
    assert can_answer_chase(named("colin"), fresh)


# A holding reply is not among them: it is a letter that says what will happen by when.
OTHER_STEPS = {
    "a question": lambda enquiry: actions.ask_councillor(
        enquiry, text="Which end?", by=named("omar"), key=uuid4()
    ),
    "another officer": lambda enquiry: actions.assign(
        enquiry, officer=named("grace"), by=named("dev")
    ),
    "an instruction": lambda enquiry: chase_actions.instruct(
        enquiry, text="Ring her today.", by=named("colin"), key=uuid4()
    ),
    "the director": lambda enquiry: chase_actions.take_on(enquiry, by=named("colin")),
}


@pytest.mark.parametrize("step", OTHER_STEPS)
def test_no_other_step_keeps_the_promise_to_answer_the_chase(chased, step):
    OTHER_STEPS[step](chased)
    promise = chased.promises.get(kind=PromiseKind.CHASE_ANSWER)
    assert (promise.kept_at, promise.ended_at) == (None, None)


def test_taking_on_an_enquiry_that_waits_for_the_councillor_leaves_it_waiting(chased):
    actions.ask_councillor(chased, text="Which end?", by=named("omar"), key=uuid4())
    chase_actions.take_on(chased, by=named("colin"))
    assert Enquiry.objects.get().status == Status.WAITING


def vacate_the_director():
    post = Appointment.objects.get(person=named("colin"), role=Role.CHIEF_OFFICER)
    write(post, by=named("petra"), reason="ended", ends_on=date(2026, 12, 5))


def test_an_office_that_is_chased_can_read_the_enquiry_and_answer_the_chase(clock):
    enquiry = cases.assigned()
    assert not Enquiry.objects.visible_to(named("eve")).exists()
    vacate_the_director()
    clock.set(2026, 12, 10, 10)
    cases.chased(enquiry)
    assert Enquiry.objects.get().chased_to == Role.CHIEF_EXECUTIVE
    assert "Answer the chase" in page(signed_in("eve"), "detail", enquiry)
    assert "the Chief Executive (Eve Larkin)" in page(signed_in("clara"), "detail", enquiry)
    answer(enquiry, by=named("eve"))
    chase_actions.take_on(enquiry, by=named("eve"))
    fresh = Enquiry.objects.get()
    assert (fresh.office, fresh.officer) == (Role.CHIEF_EXECUTIVE, None)
    assert policy.can_answer(named("eve"), fresh)
    assert Enquiry.objects.visible_to(named("grace")).exists()


def test_the_chased_director_tells_the_officer_and_the_councillor_learns_nothing(chased):
    letters, history = chased.letters.count(), chased.history.count()
    key, colin = uuid4(), signed_in("colin")
    assert "can be disclosed" in page(colin, "instruct", chased)
    for _ in range(2):
        sent = send(colin, "instruct", chased, key=key, text="Inspect it on Friday.")
        assert sent.status_code == 302
    assert chased.notes.count() == 1
    assert recipients("mentioned") == {"Omar"}
    assert (chased.letters.count(), chased.history.count()) == (letters, history)
    assert chased.promises.get(kind=PromiseKind.CHASE_ANSWER).ended_at is None
    assert "Inspect it on Friday." in page(signed_in("omar"), "notes", chased)
    clara = signed_in("clara")
    for name in ("detail", "print"):
        shown = page(clara, name, chased)
        assert "Inspect it on Friday." not in shown
        assert "nstruct" not in shown
    assert clara.get(f"{chased.get_absolute_url()}instruct/").status_code == 404


@pytest.mark.parametrize("who", ["omar", "ruth", "dev"])
def test_only_who_was_chased_tells_the_officer_what_to_do(chased, who):
    with pytest.raises(PermissionDenied, match="Only the person who was chased"):
        chase_actions.instruct(chased, text="Do it.", by=named(who), key=uuid4())
    assert not chased.notes.exists()
