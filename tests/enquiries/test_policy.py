"""Permissions: who can do what, and the sentence of each refusal, verb by verb, state by state."""

from datetime import date
from uuid import uuid4

import pytest
from django.utils import timezone

from enquiries import actions, policy
from enquiries.models import Enquiry, Kind
from enquiries.raising import actions as raising_actions
from enquiries.raising import policy as raising_policy
from foundation.history import write
from people.models import Appointment, Service, system_user
from tests.conftest import TUESDAY
from tests.enquiries import cases
from tests.enquiries.verb_table import OMARS, REFUSALS, STATES, WAS, YES
from tests.people import named

pytestmark = pytest.mark.django_db


def verdict(verb, who, enquiry):
    user = system_user() if who == "portal" else named(who)
    return getattr(policy, f"can_{verb}")(user, enquiry)


@pytest.fixture(scope="module")
def in_each_state(scene_kept):
    """The key of an enquiry in each state, and the time at which it came there."""

    def walked(status):
        clock = timezone.now
        clock.at = TUESDAY
        return cases.enquiry_at(status, clock).pk, clock.at

    return scene_kept(lambda: {status: walked(status) for status in STATES})


@pytest.mark.parametrize("status", STATES)
@pytest.mark.parametrize("verb", REFUSALS)
def test_each_person_is_told_in_each_state(verb, status, in_each_state, clock):
    key, clock.at = in_each_state[status]
    enquiry = Enquiry.objects.get(pk=key)
    column = STATES.index(status)
    reasons = {who: verdict(verb, who, enquiry).reason for who in REFUSALS[verb]}
    assert reasons == {who: row[column] for who, row in REFUSALS[verb].items()}


def test_every_rule_about_an_enquiry_is_in_the_table():
    rules = {name.removeprefix("can_") for name in vars(policy) if name.startswith("can_")}
    assert rules == set(REFUSALS) | {"follow_for_coordinators"}  # which asks of no enquiry


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("clara", True),
        ("dev", True),
        ("omar", False),
        ("eve", False),
        ("ada", False),
        ("sam", False),
    ],
)
def test_councillors_raise_and_coordinators_for_them(who, may):
    reason = "Only councillors, or coordinators on their behalf, can raise enquiries."
    assert raising_policy.can_raise(named(who)).reason == ("" if may else reason)


@pytest.mark.parametrize(
    ("who", "may"),
    [("omar", True), ("ruth", True), ("colin", True), ("eve", False), ("clara", False)],
)
def test_officers_of_a_service_ask_councillors(who, may):
    reason = "Only officers in a service can ask councillors questions."
    assert raising_policy.can_ask_member(named(who)).reason == ("" if may else reason)


def own_question():
    enquiry = Enquiry(
        kind=Kind.OFFICER_QUESTION,
        title="Dock Street",
        service=Service.objects.get(name="Highways"),
    )
    new = raising_actions.NewEnquiry(enquiry, "May we close it?")
    return raising_actions.raise_officer_question(
        new, member=named("clara"), by=named("omar"), key=uuid4()
    )


@pytest.mark.parametrize(
    ("verb", "who", "reason"),
    [
        ("reply", "clara", YES),
        (
            "pass",
            "omar",
            "An officer’s question to a councillor cannot be passed to another service.",
        ),
        (
            "redirect",
            "omar",
            "An officer’s question to a councillor cannot be redirected. Withdraw it.",
        ),
        (
            "answer",
            "omar",
            "Only the councillor who was asked can answer an officer’s question.",
        ),
        (
            "hold",
            "omar",
            "Only the councillor who was asked can answer an officer’s question.",
        ),
        ("follow_up", "clara", "Only the councillor who asked can follow up an answer."),
        ("chase", "clara", "No answer is due."),
        ("add", "clara", "Only the councillor who asked can add to this enquiry."),
        ("withdraw", "omar", YES),
        ("withdraw", "grace", "Only the officer who asked can withdraw the question."),
        ("withdraw", "clara", "Only the officer who asked can withdraw the question."),
    ],
)
def test_an_officers_own_question_is_the_councillors_to_answer(verb, who, reason, clock):
    assert verdict(verb, who, own_question()).reason == reason


def test_an_officers_question_that_was_replied_to_is_not_withdrawn(clock):
    question = actions.reply(own_question(), text="Yes", by=named("clara"), key=uuid4())
    assert not verdict("withdraw", "omar", question)


@pytest.mark.parametrize(
    ("verb", "who", "reason"),
    [
        ("answer", "eve", YES),
        ("hold", "eve", YES),
        ("redirect", "eve", YES),
        ("answer", "omar", "This enquiry is with the Chief Executive."),
        ("answer", "mona", "This enquiry is with the Chief Executive."),
        ("assign", "eve", YES),
    ],
)
def test_what_is_with_an_office_is_its_holders_to_answer(verb, who, reason, clock):
    enquiry = cases.raised(kind=Kind.POLICY)
    assert verdict(verb, who, enquiry).reason == reason


def test_an_answer_of_an_office_names_no_officer(clock):
    enquiry = cases.raised(kind=Kind.POLICY)
    enquiry = actions.answer(enquiry, text="We shall.", by=named("eve"), key=uuid4())
    assert verdict("answer", "eve", enquiry).reason == WAS.replace(" by Omar Haddad", "")


def test_an_officer_without_the_post_no_longer_has_it(clock):
    enquiry = cases.assigned()
    write(
        Appointment.objects.get(person=named("omar")),
        by=named("petra"),
        reason="ended",
        ends_on=date(2026, 11, 30),
    )
    assert verdict("answer", "omar", enquiry).reason == OMARS


def test_a_councillor_out_of_office_follows_up_nothing(clock):
    enquiry = cases.answered()
    write(
        Appointment.objects.get(person=named("clara")),
        by=named("petra"),
        reason="ended",
        ends_on=date(2026, 11, 30),
    )
    assert not verdict("follow_up", "clara", enquiry)


def test_a_refusal_says_later_only_if_time_can_lift_it(clock):
    enquiry = cases.assigned()
    later = {verb for verb in REFUSALS if verdict(verb, "clara", enquiry).later}
    assert later == {"chase", "follow_up"}
