"""Follow-ups on an answer: a question, a challenge, and what went wrong."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from enquiries import actions, follow_ups, policy
from enquiries.models import Intent, Status
from people.models import Appointment
from tests.enquiries import cases
from tests.enquiries.pages import address, cited_after, page, recipients, send
from tests.established import change_posts
from tests.people import named

pytestmark = pytest.mark.django_db


@pytest.mark.clause("cheshire-east", "3.8-2")
def test_a_follow_up_says_why(under, sign_in):
    under("cheshire-east")
    enquiry, clara = cases.answered(), sign_in("clara")
    assert "Select why" in send(clara, "follow-up", enquiry, text="Why?").content.decode()
    send(clara, "follow-up", enquiry, intent="explain", text="Why April?")
    enquiry.refresh_from_db()
    assert enquiry.officer == named("omar")
    assert enquiry.letters.last().intent == Intent.EXPLAIN
    assert "Asks for the reasons" in page(sign_in("omar"), "detail", enquiry)


@pytest.mark.clause("somerset", "10.4-p4")
def test_a_challenge_goes_to_the_head_and_never_back_to_the_author(under, sign_in):
    under("somerset")
    enquiry, clara = cases.answered(), sign_in("clara")
    send(clara, "follow-up", enquiry, intent="challenge", text="The survey says otherwise.")
    enquiry.refresh_from_db()
    assert (enquiry.officer, enquiry.challenged) == (named("ruth"), named("omar"))
    assert (enquiry.status, enquiry.answered_at) == (Status.WITH_OFFICER, None)
    assert recipients("challenged") == {"Ruth"}
    assert recipients("challenge-told") == {"Omar"}
    with pytest.raises(PermissionDenied, match="Omar Haddad wrote the answer being challenged"):
        actions.assign(enquiry, officer=named("omar"), by=named("ruth"))
    assert "someone else must answer" in policy.can_answer(named("omar"), enquiry).reason
    enquiry = actions.answer(enquiry, text="You are right.", by=named("ruth"), key=uuid4())
    assert enquiry.challenged is None
    assert "Challenges the answer" in page(clara, "detail", enquiry)


def test_a_plain_question_on_an_answer_stays_with_its_author(under):
    under("somerset")
    more = {"text": "Which end?", "by": named("clara"), "key": uuid4()}
    enquiry = follow_ups.follow_up(cases.answered(), intent=Intent.CLARIFY, **more)
    assert (enquiry.officer, enquiry.challenged) == (named("omar"), None)


@pytest.mark.parametrize(
    ("away", "to"),
    [((), "Ruth Adeyemi"), (("head-of-service",), "Colin Baxter")],
)
@pytest.mark.clause("oxford", "23.3-p2")
@pytest.mark.clause("somerset", "10.4-p11")
@pytest.mark.clause("thurrock", "10.3-p7")
def test_a_dissatisfied_councillor_is_heard_by_a_manager(away, to, clause_protocol, sign_in):
    enquiry = cases.answered()
    assert "Say you are not satisfied" in page(sign_in("clara"), "detail", enquiry)
    Appointment.objects.filter(role__in=away).update(ends_on="2026-11-30")
    enquiry = not_satisfied(enquiry)
    assert (enquiry.officer.name, enquiry.challenged) == (to, named("omar"))
    assert (enquiry.status, enquiry.answered_at) == (Status.WITH_OFFICER, None)
    due = {"oxford": [date(2026, 12, 8)]}.get(clause_protocol.preset, [])  # no date elsewhere
    replies = enquiry.promises.filter(kind="reply", ended_at=None)
    assert [promise.due_on for promise in replies] == due


def test_a_head_who_answered_is_challenged_with_the_chief_officer(under):
    under("thurrock")
    enquiry = actions.assign(cases.raised(), officer=named("ruth"), by=named("dev"))
    enquiry = actions.answer(enquiry, text="No.", by=named("ruth"), key=uuid4())
    assert not_satisfied(enquiry).officer == named("colin")


def test_with_nobody_above_the_author_the_chief_executive_or_coordinators_get_it(under):
    under("thurrock")
    first, second = cases.answered(), cases.answered()
    posts = Appointment.objects.filter(role__in=("head-of-service", "chief-officer"))
    posts.update(ends_on="2026-11-30")
    enquiry = not_satisfied(first)
    assert (enquiry.officer, enquiry.office) == (None, "chief-executive")
    change_posts(named("eve").appointments.all(), ends_on="2026-11-30")
    enquiry = not_satisfied(second)
    assert (enquiry.officer, enquiry.office, enquiry.status) == (None, "", Status.RECEIVED)
    assert recipients("challenged") == {"Eve", "Dev"}


def not_satisfied(enquiry):
    words = {"went_wrong": "It was late.", "would_help": "A date."}
    return follow_ups.say_dissatisfied(enquiry, **words, by=named("clara"), key=uuid4())


CRITICISM = {"went_wrong": "It was late.", "would_help": "A date.", "about_work": "on"}


@pytest.mark.clause("north-yorkshire", "10.5-p7")
@pytest.mark.clause("oxford", "23.3-2")
@pytest.mark.clause("somerset", "10.4-criticism-2")
@pytest.mark.clause("thurrock", "10.3-criticism-2")
@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [("went_wrong", "Enter what went wrong"), ("would_help", "Enter what would help")],
)
def test_criticism_says_what_went_wrong_and_what_would_help(
    left_out, sentence, clause_protocol, sign_in
):
    enquiry, clara = cases.answered(), sign_in("clara")
    assert "Say which answer, report or action you mean" in page(clara, "dissatisfied", enquiry)
    refused = send(clara, "dissatisfied", enquiry, **CRITICISM | {left_out: " "}).content.decode()
    assert sentence in refused
    assert enquiry.letters.count() == 2
    send(clara, "dissatisfied", enquiry, **CRITICISM)
    case = page(sign_in("ruth"), "detail", enquiry)
    assert "What went wrong: It was late." in case
    assert "What would help: A date." in case


@pytest.mark.clause("oxford", "23.3-1")
@pytest.mark.clause("somerset", "10.4-criticism-1")
@pytest.mark.clause("surrey", "report-7-p2")
@pytest.mark.clause("thurrock", "10.3-criticism-1")
def test_criticism_is_about_the_work_and_not_about_a_person(clause_protocol, sign_in):
    cited = {
        "oxford": "Oxford 23.3",
        "somerset": "Somerset 10.4",
        "surrey": "Surrey report-7",
        "thurrock": "Thurrock 10.3",
    }
    enquiry, clara = cases.answered(), sign_in("clara")
    form = page(clara, "dissatisfied", enquiry)
    says = "You can criticise the work frankly, but not individuals."
    assert cited_after(form, says) == cited[clause_protocol.preset]
    refused = send(clara, "dissatisfied", enquiry, **CRITICISM | {"about_work": ""})
    assert "Confirm that this is about the work, not a person" in refused.content.decode()
    send(clara, "dissatisfied", enquiry, **CRITICISM)
    assert "Is not satisfied with the answer" in page(clara, "detail", enquiry)
    assert sign_in("nia").get(address("detail", enquiry)).status_code == 404


@pytest.mark.clause("oxford", "23.3-3")
def test_the_manager_says_whether_the_suggestion_is_accepted(under, sign_in):
    under("oxford")
    enquiry = not_satisfied(cases.answered())
    ruth = sign_in("ruth")
    assert "Select yes if you accept" in send(ruth, "answer", enquiry, text="x").content.decode()
    send(ruth, "answer", enquiry, text="From now on.", accepted="yes")
    assert enquiry.letters.last().accepted is True
    assert "The councillor’s suggestion was accepted" in page(ruth, "detail", enquiry)


def test_without_a_clause_nobody_can_say_they_are_dissatisfied(sign_in):
    enquiry, clara = cases.answered(), sign_in("clara")
    assert "not satisfied" not in page(clara, "detail", enquiry)
    response = clara.get(address("dissatisfied", enquiry))
    assert response.status_code == 403
