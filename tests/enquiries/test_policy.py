"""Who may do what, and the sentence for whoever may not: verb by verb, state by state."""

from datetime import date
from uuid import uuid4

import pytest

from enquiries import actions, policy
from enquiries.models import Enquiry, Kind, Status
from enquiries.raising import actions as raising_actions
from foundation.history import write
from people.models import Appointment, Service, system_user
from tests.enquiries import cases
from tests.people import named

pytestmark = pytest.mark.django_db

YES = ""
NOBODY = "This enquiry has not been assigned yet. Assign it first."
OMARS = (
    "This enquiry is with Omar Haddad. A coordinator, or anyone in Highways, can assign it to you."
)
WAS = "This enquiry was answered by Omar Haddad on Tuesday 1 December at 10am."
IS = [
    f"This enquiry has been {Status(s).label.lower()}."
    for s in ("answered", "closed", "redirected", "withdrawn")
]
ENDED = [WAS, *IS[1:]]
NOT_STAFF = "Only a coordinator, or someone in the service, can assign enquiries."
OPEN_ALREADY = "The councillor has not yet replied to the last question."
NO_ANSWER = "There is no answer to follow up."
OVER = "The time for following up this answer has passed. Raise a new enquiry."
NOT_YET = "You can chase this enquiry after Tuesday 8 December, if it has not been answered."
NO_CLAUSE = "The protocol has no clause that allows an enquiry to be declined."
NO_WAY = "The protocol does not provide for this. Follow up the answer instead."
STAY_OPEN = "The councillor can still follow it up."
STATES = list(Status)  # received, with officer, waiting, answered, closed, redirected, withdrawn


def only(sentence):
    return [sentence] * 7


# Verb → person → what they are told in each of the states. Grace works beside Omar, who has it
# once it is assigned; Stan works elsewhere; the portal is nobody.
ASSIGNING = {
    "clara": only(NOT_STAFF),
    "mona": only(NOT_STAFF),
    **dict.fromkeys(("omar", "grace", "dev"), [YES] * 3 + IS),
}
WITH_OMAR = [NOBODY, OMARS, OMARS, *ENDED]
ANSWERING = {"omar": [NOBODY, YES, YES, *ENDED]} | dict.fromkeys(
    ("clara", "grace", "dev", "stan"), WITH_OMAR
)


def councillors(sentence, *clara):
    others = ("omar", "grace", "dev", "nia", "portal")
    return {"clara": list(clara)} | dict.fromkeys(others, only(sentence))


TABLE = {
    "assign": ASSIGNING,
    "pass": ASSIGNING,
    "answer": ANSWERING,
    "hold": ANSWERING,
    "ask": {
        "omar": [NOBODY, YES, OPEN_ALREADY, *ENDED],
        "grace": [NOBODY, OMARS, OPEN_ALREADY, *ENDED],
        "clara": [NOBODY, OMARS, OPEN_ALREADY, *ENDED],
    },
    "redirect": {
        "omar": [NOBODY, YES, YES, *ENDED],
        "dev": [YES, YES, YES, *ENDED],
        "grace": WITH_OMAR,
        "clara": WITH_OMAR,
    },
    "reply": councillors(
        "Only the councillor who was asked can reply.",
        *["You have no question to reply to."] * 2,
        YES,
        *["You have no question to reply to."] * 4,
    ),
    "follow_up": councillors(
        "Only the councillor who asked can follow up an answer.",
        *[NO_ANSWER] * 3,
        YES,
        OVER,
        *[NO_ANSWER] * 2,
    ),
    # Section C has neither of these two: other protocols are asked in test_under_a_clause.py.
    "decline": dict.fromkeys(("omar", "grace", "clara"), only(NO_CLAUSE)),
    "say_dissatisfied": dict.fromkeys(("clara", "omar"), only(NO_WAY)),
    "open": dict.fromkeys(
        ("clara", "omar"), only("The protocol does not ask the portal to record this.")
    ),
    "chase": councillors(
        "Only the councillor who asked can chase this enquiry.",
        *[NOT_YET] * 3,
        *["No answer is due."] * 4,
    ),
    "add": councillors(
        "Only the councillor who asked can add to this enquiry.",
        YES,
        YES,
        "An officer has asked you a question. Add the information in your reply.",
        *ENDED,
    ),
    "withdraw": councillors(
        "Only the councillor who asked can withdraw this enquiry.", YES, YES, YES, *IS
    ),
    "close": {
        "portal": only(STAY_OPEN),
        **dict.fromkeys(
            ("clara", "omar", "dev"), only("Answered enquiries are closed automatically.")
        ),
    },
}


def asked(verb, who, enquiry):
    user = system_user() if who == "portal" else named(who)
    return getattr(policy, f"can_{verb}")(user, enquiry)


@pytest.mark.parametrize("status", STATES)
@pytest.mark.parametrize("verb", TABLE)
def test_each_person_is_told_in_each_state(verb, status, clock):
    enquiry = cases.enquiry_at(status, clock)
    column = STATES.index(status)
    said = {who: asked(verb, who, enquiry).reason for who in TABLE[verb]}
    assert said == {who: row[column] for who, row in TABLE[verb].items()}


def test_every_rule_about_an_enquiry_is_in_the_table():
    rules = {name.removeprefix("can_") for name in vars(policy) if name.startswith("can_")}
    assert rules - {"raise", "ask_member", "ask_for"} == set(TABLE)


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
    said = "Only councillors, or coordinators on their behalf, can raise enquiries."
    assert policy.can_raise(named(who)).reason == ("" if may else said)


@pytest.mark.parametrize(
    ("who", "may"),
    [("omar", True), ("ruth", True), ("colin", True), ("eve", False), ("clara", False)],
)
def test_officers_of_a_service_ask_councillors(who, may):
    said = "Only officers in a service can ask councillors questions."
    assert policy.can_ask_member(named(who)).reason == ("" if may else said)


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
    ("verb", "who", "said"),
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
def test_an_officers_own_question_is_the_councillors_to_answer(verb, who, said, clock):
    assert asked(verb, who, own_question()).reason == said


def test_an_officers_question_that_was_replied_to_is_not_withdrawn(clock):
    question = actions.reply(own_question(), text="Yes", by=named("clara"), key=uuid4())
    assert not asked("withdraw", "omar", question)


@pytest.mark.parametrize(
    ("verb", "who", "said"),
    [
        ("answer", "eve", YES),
        ("hold", "eve", YES),
        ("redirect", "eve", YES),
        ("answer", "omar", "This enquiry is with the Chief Executive."),
        ("answer", "mona", "This enquiry is with the Chief Executive."),
        ("assign", "eve", YES),
    ],
)
def test_what_is_with_an_office_is_its_holders_to_answer(verb, who, said, clock):
    enquiry = cases.raised(kind=Kind.POLICY)
    assert asked(verb, who, enquiry).reason == said


def test_an_answer_of_an_office_names_no_officer(clock):
    enquiry = cases.raised(kind=Kind.POLICY)
    enquiry = actions.answer(enquiry, text="We shall.", by=named("eve"), key=uuid4())
    assert asked("answer", "eve", enquiry).reason == WAS.replace(" by Omar Haddad", "")


def test_an_officer_without_the_post_no_longer_has_it(clock):
    enquiry = cases.assigned()
    write(
        Appointment.objects.get(person=named("omar")),
        by=named("petra"),
        reason="ended",
        ends_on=date(2026, 11, 30),
    )
    assert asked("answer", "omar", enquiry).reason == OMARS


def test_a_councillor_out_of_office_comes_back_on_nothing(clock):
    enquiry = cases.answered()
    write(
        Appointment.objects.get(person=named("clara")),
        by=named("petra"),
        reason="ended",
        ends_on=date(2026, 11, 30),
    )
    assert not asked("follow_up", "clara", enquiry)


def test_why_not_is_asked_again_later_only_where_time_may_open_it(clock):
    enquiry = cases.assigned()
    later = {verb for verb in TABLE if asked(verb, "clara", enquiry).later}
    assert later == {"chase", "follow_up"}
