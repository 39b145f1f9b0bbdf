"""Whose turn it is, said alike on home, in lists and on the page of a case, and what happened."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from documents.models import Outcome
from enquiries import actions
from enquiries.models import Enquiry, Kind
from enquiries.raising import actions as raising_actions
from foundation.history import write
from people.roles import Role
from tests.complaints import cases as complaints
from tests.documents import cases as documents
from tests.enquiries import cases
from tests.enquiries.journey import appoint, chairs
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def words(who, url):
    response = signed_in(who).get(url)
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def waiting_part(page):
    return page.partition("Waiting for you:")[2].partition("With officers:")[0]


def question_to_clara():
    enquiry = Enquiry(kind=Kind.OFFICER_QUESTION, title="Dock Street", service_id=highways())
    new = raising_actions.NewEnquiry(enquiry, "Shall we close it on Sunday?")
    asked = {"member": named("clara"), "by": named("omar"), "key": uuid4()}
    return raising_actions.raise_officer_question(new, **asked)


def highways():
    return next(iter(named("omar").services))


@pytest.mark.parametrize("outcome", [Outcome.DISCLOSE, Outcome.PART, Outcome.INSPECT])
def test_a_release_waits_on_home_until_its_conditions_are_accepted(outcome, clock):
    released = documents.decided(outcome)
    address = reverse("documents:released", args=[released.reference])
    home = signed_in("clara").get("/").content.decode()
    assert f'href="{address}"' in home
    page = words("clara", "/")
    assert "Waiting for you: 1" in page
    assert "Released: accept the conditions to open it, by" in waiting_part(page)
    assert "Yours" in words("clara", released.get_absolute_url())
    assert released.title in words("clara", "/documents/")
    documents.actions.accept_conditions(released, by=named("clara"))
    assert released.title not in words("clara", "/")
    assert "Whose turn No one" in words("clara", released.get_absolute_url())
    assert released.title not in words("clara", "/documents/")


def test_a_release_that_has_expired_waits_for_nobody(clock):
    released = documents.decided()
    clock.set(2027, 6, 1, 10)
    assert released.title not in words("clara", "/")


def test_a_question_about_a_document_waits_on_home(clock):
    asked = documents.questioned()
    assert asked.title in waiting_part(words("clara", "/"))
    assert "Waiting for you: 1" in words("clara", "/")


def test_a_question_that_was_replied_to_waits_for_nobody(clock):
    question = question_to_clara()
    assert "Dock Street" in waiting_part(words("clara", "/"))
    actions.reply(question, text="Yes.", by=named("clara"), key=uuid4())
    page = words("clara", question.get_absolute_url())
    assert "You replied to the question. Nothing is due from you." in page
    assert "Dock Street" not in words("clara", "/")
    assert "Dock Street" not in words("clara", reverse("enquiries:waiting"))
    assert "Dock Street" in words("clara", reverse("everything"))
    assert "Clara Okafor has replied" in words("omar", question.get_absolute_url())


def test_an_answer_still_waits_for_its_councillor(clock):
    enquiry = cases.answered()
    assert enquiry.title in waiting_part(words("clara", "/"))
    assert "You can follow up until" in words("clara", enquiry.get_absolute_url())


def chased(clock):
    enquiry = cases.assigned()
    clock.set(2026, 12, 9, 10)
    return actions.chase(enquiry, text="It is late.", by=named("clara"), key=uuid4())


@pytest.mark.parametrize("who", ["clara", "dev"])
def test_a_chase_says_who_sent_it_to_whom_and_when(who, clock):
    page = words(who, chased(clock).get_absolute_url())
    by = "You" if who == "clara" else "Councillor Clara Okafor"
    assert f"{by} chased it: the message went to Colin Baxter and Omar Haddad" in page
    assert "Chase, sent to Colin Baxter and Omar Haddad Today at 10am" in page


def test_a_second_chase_says_whom_it_went_to_by_itself(clock):
    enquiry = chased(clock)
    cases.held(enquiry, days=3)
    actions.assign(enquiry, officer=named("grace"), by=named("dev"))
    clock.set(2027, 2, 9, 10)
    actions.chase(enquiry, text="Still late.", by=named("clara"), key=uuid4())
    page = words("clara", enquiry.get_absolute_url())
    assert page.count("the message went to Colin Baxter and Omar Haddad") == 1
    assert page.count("the message went to Colin Baxter and Grace Lund") == 1


@pytest.mark.parametrize(
    ("agreed", "said"), [(True, "shared it"), (False, "decided not to share it")]
)
def test_sharing_says_with_whom(agreed, said, clock):
    case = documents.sharing_requested()
    page = words("clara", case.get_absolute_url())
    assert "You asked to share it with Councillor Nia Menon" in page
    decide = documents.sharing_actions.decide_sharing
    decide(case, agreed=agreed, text="Equal need.", by=named("omar"), key=uuid4())
    for who in ("clara", "ruth"):
        assert f"Omar Haddad {said} with Councillor Nia Menon" in words(
            who, case.get_absolute_url()
        )


def newest_link(who, case):
    page = signed_in(who).get(case.get_absolute_url()).content.decode()
    letters = re.findall(r'<article class="app-message"[^>]*>', page)
    return 'href="#newest-letter"' in page, ["newest-letter" in letter for letter in letters]


def test_a_link_near_the_top_leads_to_the_newest_letter(clock):
    assert newest_link("omar", cases.answered()) == (True, [False, True])
    assert newest_link("clara", documents.questioned()) == (True, [True])
    assert newest_link("clara", complaints.acknowledged()) == (True, [True])


def test_a_councillor_finds_the_newest_letter_first():
    assert newest_link("clara", cases.answered()) == (False, [True, False])


def test_nothing_leads_to_a_letter_where_there_is_none_or_the_only_one_stands_first(clock):
    assert newest_link("omar", cases.assigned()) == (False, [True])
    assert newest_link("clara", documents.requested()) == (False, [])


def test_a_chair_finds_on_home_what_they_were_told_about(clock):
    chairs("nia")
    enquiry = cases.answered()
    write(enquiry, by=named("omar"), reason="answered", informed=named("nia"))
    page = words("nia", "/")
    assert "Chair of Planning Committee" in page
    assert "Enquiries you have been told about" in page
    assert enquiry.title in page.partition("told about")[2]
    assert "asked by" in page.partition("told about")[2]
    assert "told about" not in words("clara", "/")


@pytest.mark.parametrize(("role", "called"), [(Role.MAYOR, "Mayor"), (Role.LEADER, "Leader")])
def test_a_councillors_further_post_stands_on_home(role, called, clock):
    appoint("clara", role)
    assert re.search(f"Councillor Clara Okafor, Harbour ward, {called}", words("clara", "/"))
    assert "Your enquiries" in words("clara", "/")
