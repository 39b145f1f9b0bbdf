"""Words of a case's pages: each sentence is true for the person who reads it."""

from uuid import uuid4

import pytest
from django.urls import reverse

from casework import jobs as casework_jobs
from enquiries import jobs
from enquiries.case.verb_pages import VERB_PAGES
from enquiries.models import Enquiry, Kind
from enquiries.raising import actions as raising_actions
from people.models import Service
from tests.enquiries import cases
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def page(who, enquiry, verb="detail"):
    response = signed_in(who).get(reverse(f"enquiries:{verb}", args=[enquiry.pk]))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def question_of_an_officer():
    enquiry = Enquiry(
        kind=Kind.OFFICER_QUESTION,
        title="Closure of Dock Street",
        service=Service.objects.get(name="Highways"),
    )
    new = raising_actions.NewEnquiry(enquiry, "Does Sunday suit the market?")
    clara, omar = named("clara"), named("omar")
    return raising_actions.raise_officer_question(new, member=clara, by=omar, key=uuid4())


def test_passing_an_enquiry_does_not_name_the_service_giving_it_up_as_a_reader(clock):
    shown = page("omar", cases.assigned(), "pass")
    assert "The councillor and the other service will read this" in shown
    assert "Read by" not in shown


@pytest.mark.parametrize(
    ("verb", "who", "make", "sentence"),
    [
        ("ask", "omar", cases.assigned, "Enter your question"),
        ("redirect", "omar", cases.assigned, "Enter who can deal with it, and why"),
        ("withdraw", "clara", cases.assigned, "Enter why you no longer need an answer"),
        ("reply", "clara", cases.waiting, "Enter your reply"),
        ("follow-up", "clara", cases.answered, "Enter what still needs an answer"),
    ],
)
def test_an_empty_letter_is_refused_in_the_words_of_its_verb(verb, who, make, sentence, clock):
    url = reverse(f"enquiries:{verb}", args=[make().pk])
    response = signed_in(who).post(url, {"key": uuid4(), "text": ""})
    assert response.status_code == 200
    assert response.context["form"].errors["text"] == [sentence]


def test_every_letter_says_what_to_enter():
    unsaid = [v.name for v in VERB_PAGES if v.label and not v.empty.startswith("Enter ")]
    assert unsaid == []


def test_a_reply_says_who_reads_it(clock):
    assert "Your reply goes to the officer who asked." in page("clara", cases.waiting(), "reply")


def test_a_councillor_is_not_told_that_an_officers_question_cannot_be_chased(clock):
    assert "Chase this enquiry" not in page("clara", question_of_an_officer())
    assert "Chase this enquiry: <span" not in page("clara", cases.waiting())


@pytest.mark.parametrize(
    ("make", "who", "first"),
    [
        (cases.assigned, "omar", "Received at 10am, day\N{NO-BREAK SPACE}0"),
        (cases.held, "omar", "Sent at 10am, day\N{NO-BREAK SPACE}0"),
        (question_of_an_officer, "clara", "Sent at 10am, day\N{NO-BREAK SPACE}0"),
    ],
)
def test_the_first_day_says_whether_the_council_sent_or_received(make, who, first, clock):
    days = page_context(who, make())["promises"][0]["days"]
    assert days[0].text.removesuffix(", today") == first


def page_context(who, enquiry):
    return signed_in(who).get(enquiry.get_absolute_url()).context


def next_reminder(who, enquiry):
    return page_context(who, enquiry)["timeline"][0].lead


def test_the_next_reminder_names_who_would_be_told(clock):
    enquiry = cases.raised(kind=Kind.POLICY)
    assert next_reminder("eve", enquiry) == "reminder to you"
    assert next_reminder("clara", enquiry) == "reminder to Eve Larkin"
    assert next_reminder("clara", cases.assigned()) == "reminder to Omar Haddad"


def test_the_next_reminder_names_whoever_stands_in_for_an_officer_who_has_left(clock):
    enquiry = cases.assigned()
    omar = named("omar")
    omar.is_active = False
    omar.save()
    assert next_reminder("clara", enquiry) == "reminder to Ruth Adeyemi"


def test_a_reminder_that_was_not_sent_says_so_and_why_and_who_was_told(clock):
    enquiry = cases.assigned()
    omar = named("omar")
    omar.is_active = False
    omar.save()
    clock.set(2026, 12, 8, 10)
    jobs.nudge()
    casework_jobs.send_notices()
    lines = [(e.lead, e.rest, e.note) for e in page_context("clara", enquiry)["timeline"]]
    why = "Omar Haddad can no longer sign in. Ruth Adeyemi was told instead."
    assert ("Reminder not sent", "to Omar Haddad: due today", why) in lines
    assert ("Reminder sent", "to Ruth Adeyemi: due today", "by email") in lines
    assert not any("Omar" in rest for lead, rest, _ in lines if lead == "Reminder sent")
