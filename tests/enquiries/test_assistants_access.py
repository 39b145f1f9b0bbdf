"""What an assistant gets at each address, before and after an enquiry was shared with them."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import reverse

from casework.models import Notice
from complaints.models import Complaint
from documents.models import DocumentRequest
from enquiries import officer_marks
from enquiries.case import offered_verbs
from enquiries.models import Enquiry
from enquiries.sharing import actions
from people.models import Appointment
from tests.assistants import assistant
from tests.complaints.cases import sent
from tests.documents.cases import requested
from tests.drafting import step_url
from tests.enquiries import cases
from tests.enquiries.journey import kinds_words, step_words
from tests.people import named, signed_in
from tests.test_access import ACCESS, VERBS, address

pytestmark = pytest.mark.django_db
# What everyone gets who is signed in, and what is an assistant’s own. All other pages are refused,
# or are not there.
FOR_ALL = {name: {*by.values()}.pop() for name, by in ACCESS.items() if len({*by.values()}) == 1}
OWN = {
    "home": 200,
    "enquiries:raise": 302,
    "enquiries:drafts": 302,
    "enquiries:document": 200,
    "enquiries:complaint": 302,
    **dict.fromkeys(
        (f"enquiries:{name}" for name in ("first-report", "staffing", "party", "private")), 200
    ),
}
OPEN = {name: status for name, status in (FOR_ALL | OWN).items() if status not in (403, 404)}
# Of an enquiry that was shared with them, besides.
OF_SHARED = {
    f"enquiries:{name}" for name in ("detail", "print", "sent", "file", "file-save", "file-picture")
}


@pytest.fixture
def asha(clock, under):
    """Clara’s assistant, under a protocol that lets a councillor share an enquiry."""
    under("oxford")
    return assistant()


def shared(enquiry, **more):
    actions.share(enquiry, person=named("asha"), by=named("clara"), key=uuid4(), **more)
    return enquiry


def open_to_asha(enquiry):
    got = {name: status_of(name, enquiry) for name in ACCESS}
    return {name: status for name, status in got.items() if status not in (403, 404)}


def status_of(name, enquiry):
    """Of one page, with nothing left of what it or its address has made."""
    with transaction.atomic():
        status = signed_in("asha").get(address(name, enquiry)).status_code
        transaction.set_rollback(True)
    return status


def shown_page(who, enquiry):
    return " ".join(signed_in(who).get(enquiry.get_absolute_url()).content.decode().split())


def test_an_assistant_opens_no_page_but_their_own_and_what_everyone_reads(asha):
    enquiry = cases.assigned()
    cases.with_photo(enquiry)
    assert open_to_asha(enquiry) == OPEN


def test_of_an_enquiry_shared_with_them_an_assistant_reads_and_does_nothing(asha):
    enquiry = cases.assigned()
    cases.with_photo(enquiry)
    assert open_to_asha(shared(enquiry)) == OPEN | dict.fromkeys(OF_SHARED, 200)
    assert offered_verbs.verbs_offered(asha, enquiry) == []
    client, before = signed_in("asha"), enquiry.history.count()
    typed = {"key": uuid4(), "text": "Let me in", "officer": "1", "service": "1", "reason": "other"}
    for verb in VERBS:
        response = client.post(reverse(f"enquiries:{verb}", args=[enquiry.pk]), typed)
        assert response.status_code in (403, 404), verb
    assert enquiry.history.count() == before


def test_an_assistant_sees_no_other_enquiry_of_their_councillor(asha):
    mine, other = shared(cases.assigned()), cases.assigned()
    assert set(Enquiry.objects.visible_to(asha)) == {mine}
    home = signed_in("asha").get("/").content.decode()
    assert (mine.reference in home, other.reference in home) == (True, False)


def test_a_share_with_an_assistant_shows_nothing_to_another_assistant(asha):
    shared(cases.assigned())
    other = assistant("Bea Lund")
    assert not Enquiry.objects.visible_to(other).exists()


@pytest.mark.parametrize("gone", ["asha", "clara"])
def test_what_was_shared_is_hidden_once_either_post_has_ended(gone, asha):
    enquiry = shared(cases.assigned())
    Appointment.objects.filter(person=named(gone)).update(ends_on=date(2026, 11, 30))
    assert signed_in("asha").get(enquiry.get_absolute_url()).status_code == 404


def test_a_share_of_one_councillor_does_not_serve_the_assistant_of_another(asha):
    enquiry = shared(cases.assigned())
    Appointment.objects.filter(person=asha).update(councillor=named("nia"))
    assert signed_in("asha").get(enquiry.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("with_resident", [True, False])
def test_the_resident_is_shown_only_if_the_share_says_so(with_resident, asha):
    resident = {"name": "Joan Pryce", "address": "6 Anchor Close", "basis": "asked"}
    enquiry = cases.raised(kind="ward", resident=resident)
    shared(enquiry, with_resident=with_resident)
    assert ("Joan Pryce" in shown_page("asha", enquiry)) is with_resident


def test_officers_see_that_an_assistant_reads_it(asha):
    enquiry = shared(cases.assigned())
    assert "Asha Rahman, assistant to Councillor Clara Okafor" in shown_page("omar", enquiry)


def test_an_assistant_sees_nothing_of_a_contentious_flag(clock, under):
    under("cheshire-east")
    assistant()
    enquiry = shared(cases.assigned())
    why = "The leader spoke of it on the radio"
    officer_marks.flag_as_contentious(enquiry, text=why, by=named("omar"))
    assert why in shown_page("omar", enquiry)
    assert "ontentious" not in shown_page("asha", enquiry)
    for name in ("flag", "unflag"):  # as for a councillor, there are no such pages
        url = reverse(f"enquiries:{name}", args=[enquiry.pk])
        assert signed_in("asha").get(url).status_code == 404


def test_an_assistant_reads_no_complaint_and_no_document_of_their_councillor(asha):
    complaint, document_request = sent(), requested()
    assert not Complaint.objects.visible_to(asha).exists()
    assert not DocumentRequest.objects.visible_to(asha).exists()
    for case in (complaint, document_request):
        assert signed_in("asha").get(case.get_absolute_url()).status_code == 404


def test_nav_and_home_lead_an_assistant_to_no_queue(asha):
    home = signed_in("asha").get("/").content.decode()
    assert "You assist Councillor Clara Okafor." in home
    assert reverse("enquiries:queue") + '"' not in home
    assert "Back to your enquiries" in shown_page("asha", shared(cases.assigned()))


def told(who):
    rows = Notice.objects.filter(addressee=named(who)).exclude(event="shared")
    return [(row.reference, row.sentence) for row in rows.order_by("pk")]


def test_an_assistant_who_follows_an_enquiry_is_told_its_reference_and_that_it_moved(asha):
    enquiry = shared(cases.assigned())
    cases.answered(cases.held(enquiry))
    assert told("asha") == [
        (enquiry.reference, "An enquiry you follow has had a holding reply."),
        (enquiry.reference, "An enquiry you follow has been answered."),
    ]
    assert [sentence for _, sentence in told("clara")][-1].startswith("Your enquiry has been")


def test_an_assistant_is_told_nothing_of_what_they_do_not_follow(asha):
    shared(cases.assigned())
    cases.answered(cases.assigned())
    assert told("asha") == []


def test_a_colleague_who_was_shown_an_enquiry_is_not_told_as_an_assistant(asha):
    enquiry = cases.assigned()
    actions.share(enquiry, person=named("nia"), by=named("clara"), key=uuid4())
    cases.answered(enquiry)
    assert not any("you follow" in sentence for _, sentence in told("nia"))


def test_an_assistant_is_led_to_no_page_that_refuses_them(asha):
    client = signed_in("asha")
    for name in ("home", "documents:index"):
        page = client.get(reverse(name))
        assert "waiting for your decision" not in page.content.decode()
    client.post(step_url("councillor"), {"key": uuid4(), "member": named("clara").pk})
    for words in (step_words(client, "about"), kinds_words(client)):
        links = re.findall(r'href="(/enquiries/[^"]*)"', words)
        assert [client.get(link, follow=True).status_code for link in links] == [200] * len(links)
        assert "complaint" not in words.partition("<main")[2].partition("</main>")[0].lower()
