"""What no enquiry is about: a party, a private matter, staffing, or an officer’s own job."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from enquiries.models import Enquiry, EnquiryLetter, Kind
from people.models import Service
from tests.drafting import check_url
from tests.enquiries.journey import kinds_words, page_words, post_answer, step_words
from tests.enquiries.pages import cited_after
from tests.people import named

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("topic", ["party", "private"])
@pytest.mark.clause("cheshire-east", "3.2")
@pytest.mark.clause("cheshire-east", "3.9-2")
@pytest.mark.clause("staffordshire", "10.6-members-4")
@pytest.mark.clause("surrey", "report-7-p9")
def test_a_party_or_private_purpose_is_refused_with_the_clause(topic, clause_protocol, clara):
    cited = {
        "cheshire-east": "Cheshire East 3.2",
        "staffordshire": "Staffordshire 10.6",
        "surrey": "Surrey report-7",
    }
    instead = {"party": "Officers work for the whole council", "private": "any other resident"}
    post_answer(clara, "about", kind="ward")
    assert re.search(
        "Select (who it is for|the role)", post_answer(clara, "question").content.decode()
    )
    response = post_answer(clara, "question", asked_as=topic)
    assert response.url == reverse(f"enquiries:{topic}")
    html = page_words(clara, topic)
    assert instead[topic] in html
    assert cited_after(html, instead[topic]) == cited[clause_protocol.preset]
    assert clara.get(check_url()).status_code == 302
    assert not Enquiry.objects.exists()


@pytest.mark.clause("staffordshire", "10.6-members-5")
def test_a_private_matter_is_led_to_the_ways_open_to_every_resident(under, clara):
    under("staffordshire")
    post_answer(clara, "about", kind="ward")
    assert "Do you have a personal interest" in step_words(clara, "question")
    html = page_words(clara, "private")
    assert "Contact centre" in html
    assert "as any other resident" in html


@pytest.mark.parametrize(
    ("preset", "clause"),
    [("knutsford", "Knutsford 5.2"), ("section-c", "Section C 5.3"), ("oxford", "Oxford 23.16(a)")],
)
@pytest.mark.clause("knutsford", "5.2")
@pytest.mark.clause("section-c", "5.3")
@pytest.mark.clause("oxford", "23.16(a)-p3")
@pytest.mark.clause("oxford", "23.16(b)")
def test_staffing_is_no_enquiry(preset, clause, under, clara):
    under(preset)
    assert "Staffing, an appointment, a grievance or discipline" in kinds_words(clara)
    assert f'href="{reverse("enquiries:staffing")}"' in kinds_words(clara)
    html = page_words(clara, "staffing")
    said = ("Appointments", "grievances and discipline", "Eve Larkin", clause)
    assert all(words in html for words in said)
    assert not Enquiry.objects.exists()


def test_without_a_clause_staffing_is_not_a_choice(under, clara):
    under("surrey")
    assert "Staffing, an appointment" not in kinds_words(clara)
    assert post_answer(clara, "about", kind="staffing").status_code == 200


@pytest.mark.parametrize("topic", ["own", "colleague"])
@pytest.mark.clause("oxford", "23.4-p10")
@pytest.mark.clause("oxford", "23.4-p11")
@pytest.mark.clause("staffordshire", "10.6-p7")
@pytest.mark.clause("staffordshire", "10.6-p8")
def test_an_officer_is_led_to_the_procedure_for_employment_and_colleagues(
    topic, clause_protocol, client
):
    cited = {"oxford": "(Oxford 23.4)", "staffordshire": "(Staffordshire 10.6)"}
    client.force_login(named("omar"))
    typed = {
        "topic": topic,
        "member": named("clara").pk,
        "service": Service.objects.get(name="Highways").pk,
        "title": "My hours",
        "text": "They were cut without a word.",
        "no_interest": "on",
        "key": uuid4(),
    }
    html = client.post(reverse("enquiries:ask-member"), typed).content.decode()
    assert ("grievance" if topic == "own" else "whistleblowing") in html
    assert cited[clause_protocol.preset] in html
    assert "They were cut without a word." in html
    assert not Enquiry.objects.exists()
    client.post(reverse("enquiries:ask-member"), typed | {"topic": "business"})
    assert Enquiry.objects.get().kind == Kind.OFFICER_QUESTION
    assert EnquiryLetter.objects.count() == 1
