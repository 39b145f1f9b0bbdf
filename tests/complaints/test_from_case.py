"""Complaints started from a case: recorded in the complaint, and nowhere on the case."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from complaints.lodging import drafts, from_case
from complaints.models import Complaint, Draft
from people.models import User
from tests.complaints import cases, sealed_notices
from tests.documents import cases as documents
from tests.drafting import lodging_url
from tests.enquiries import cases as enquiries
from tests.people import named, signed_in, under
from tests.relations import group_meetings
from tests.relations.visits import visit_on_record

pytestmark = pytest.mark.django_db
LINK = "Report it in confidence"
REST = {
    "who": {},
    "what": {"categories": ["pressure"], "text": cases.WHAT},
    "when": {"where": "On the telephone"},
    "letter": {},
    "others": {},
    "formal": {"formal": "formal"},
    "first": {"first_answer": "impossible", "first_why": "Not safe"},
    "level": {"level": "head-of-service"},
    "outcome": {"outcome": "That it stops"},
    "name": {"withhold": "True"},
    "files": {},
}


def begin(who, reference):
    return signed_in(who).post(reverse("complaints:concern"), {"case": reference})


def through(by, response, **more):
    """Each page of the journey as it comes, to the end; what was sent."""
    client = signed_in(by)
    while not response.url.endswith("/check/"):
        slug = response.url.rstrip("/").rpartition("/")[2]
        typed = {**REST[slug], **more.get(slug, {}), "key": uuid4()}
        page = text_of(client.get(response.url))
        if slug == "who":
            typed["person"] = chosen_beforehand(page)
        if slug == "when":
            typed["case"] = re.search(r'name="case" value="([^"]*)"', page).group(1)
        response = client.post(response.url, typed)
        assert response.status_code == 302, (slug, response.content.decode())
    sent = client.post(response.url, {"key": uuid4()})
    return Complaint.objects.get(reference=sent.url.split("/")[2])


def chosen_beforehand(page):
    people = page.partition('name="person"')[2].partition("</select>")[0]
    return re.search(r'value="(\d+)" selected', people).group(1)


def readers(**which):
    return [
        person.name
        for person in User.objects.order_by("pk")
        if Complaint.objects.visible_to(person).filter(**which).exists()
    ]


ELSEWHERE = ("/enquiries/", "/enquiries/closed/", "/enquiries/waiting/", "/documents/", "/account/")


def pages_of(case, *elsewhere):
    """What everybody on the case sees of it, and at home and elsewhere, but for tokens."""
    addresses = [case.get_absolute_url(), "/", *elsewhere]
    browsers = {
        who: signed_in(who) for who in ("clara", "omar", "ruth", "colin", "dev", "eve", "nia")
    }
    return {
        (who, address): plain(browser.get(address, follow=True))
        for who, browser in browsers.items()
        for address in addresses
    }


def nothing_changes(before, after, case, *, by):
    """But that a complaint waits on the first page of those who read it, and says nothing of the
    case."""
    reading = {name.split()[0].lower() for name in readers()} - {*by}
    changed = {key for key in before if after[key] != before[key]}
    assert changed <= {(who, "/") for who in reading}
    for key in changed:
        assert "Complaints: " in after[key][1]
        for words in (case.title, case.reference):
            assert after[key][1].count(words) == before[key][1].count(words)
    return True


def plain(response):
    text = re.sub(
        r'name="(csrfmiddlewaretoken|key|signed_for)" value="[^"]*"', "", text_of(response)
    )
    return response.status_code, text


def text_of(response):
    return response.content.decode()


@pytest.mark.clause("cheshire-east", "5.2-p2")
@pytest.mark.clause("north-yorkshire", "10.5-p9")
@pytest.mark.clause("north-yorkshire", "10.5-p10")
@pytest.mark.clause("oxford", "23.4")
@pytest.mark.clause("staffordshire", "10.6-p4")
@pytest.mark.clause("staffordshire", "10.6-members-6")
@pytest.mark.clause("merton", "10.1-members-4")
def test_either_side_reports_from_a_case_and_no_page_of_it_changes(clause_protocol):
    enquiry = enquiries.answered()
    for who in ("clara", "omar"):  # who opens an answer first is on record under some protocols
        signed_in(who).get(enquiry.get_absolute_url())
    before, history = pages_of(enquiry), enquiry.history.count()
    for who, about in (("omar", "clara"), ("clara", "omar")):
        assert LINK in before[who, enquiry.get_absolute_url()][1]
        complaint = through(who, begin(who, enquiry.reference))
        says = complaint.says
        assert (says.concern, says.case.reference) == (True, enquiry.reference)
        assert says.about.name.endswith(named(about).name)
        names = readers(pk=complaint.pk)
        assert named(who).name in names
        assert named(about).name not in names
        assert len(names) == 2
    assert nothing_changes(before, pages_of(enquiry), enquiry, by=("clara", "omar"))
    assert (enquiry.history.count(), enquiry.letters.count()) == (history, 2)


def test_no_list_search_or_print_of_anybody_changes(clock):
    enquiry = enquiries.answered()
    signed_in("clara").get(enquiry.get_absolute_url())
    search = f"/enquiries/?q={enquiry.reference}"
    lists = (*ELSEWHERE, search, reverse("enquiries:print", args=[enquiry.pk]))
    before = pages_of(enquiry, *lists)
    through("omar", begin("omar", enquiry.reference))
    assert nothing_changes(before, pages_of(enquiry, *lists), enquiry, by=("omar",))


CONCERN_READERS = {
    "cheshire-east": "Grace Lund",
    "epsom-ewell": "Mona Reid",
    "merton": "Ruth Adeyemi",
}


@pytest.mark.clause("cheshire-east", "3.8-8")
@pytest.mark.clause("epsom-ewell", "10.2-members-4")
@pytest.mark.clause("merton", "10.1-officers-6")
def test_an_officers_concern_goes_to_the_office_the_protocol_names(clause_protocol):
    reader = CONCERN_READERS[clause_protocol.preset]
    cases.appoint("grace", "line-manager", service="Highways")
    enquiry = enquiries.assigned()
    assert LINK in text_of(signed_in("omar").get(enquiry.get_absolute_url()))
    before = plain(signed_in("clara").get(enquiry.get_absolute_url()))
    sealed_notices.forget()
    complaint = through("omar", begin("omar", enquiry.reference))
    assert sorted(readers()) == sorted(["Omar Haddad", reader])
    assert sealed_notices.told() == [reader]
    assert plain(signed_in("clara").get(enquiry.get_absolute_url())) == before
    assert complaint.says.about.name == "Councillor Clara Okafor"  # offered beforehand
    shown = text_of(signed_in(reader.split()[0].lower()).get(complaint.get_absolute_url()))
    assert enquiry.reference in shown
    assert enquiry.title in shown


@pytest.mark.clause("thurrock", "10.3-p10")
@pytest.mark.clause("thurrock", "10.3-prohibited-1")
@pytest.mark.parametrize(
    ("who", "other", "category", "reader"),
    [("omar", "Clara Okafor", "abuse", "mona"), ("clara", "Omar Haddad", "disrespect", "ruth")],
)
def test_either_side_reports_one_letter_which_stays_as_it_was(
    who, other, category, reader, clause_protocol
):
    enquiry = enquiries.answered()
    assert LINK in text_of(signed_in(who).get(enquiry.get_absolute_url()))
    letter = next(one for one in enquiry.letters.all() if one.author.name == other)
    response = begin(who, enquiry.reference)
    assert letter.body[:40] in text_of(signed_in(who).get(lodging_url("letter", who=who)))
    what = {"categories": [category], "text": cases.WHAT}
    complaint = through(who, response, what=what, letter={"letter": letter.pk})
    assert complaint.says.letter.text == letter.body
    assert enquiry.letters.get(pk=letter.pk).body == letter.body
    assert set(readers()) == {named(who).name, named(reader).name}
    shown = text_of(signed_in(reader).get(complaint.get_absolute_url()))
    assert f"Letter from {letter.signed}" in shown


def test_a_request_for_a_document_leads_to_a_complaint_too(clock):
    under("oxford", clock)
    request = documents.assigned()
    assert LINK in text_of(signed_in("omar").get(request.get_absolute_url()))
    pages_of(request, *ELSEWHERE)
    before = pages_of(request, *ELSEWHERE)
    complaint = through("omar", begin("omar", request.reference))
    assert complaint.says.case.title == request.title
    assert nothing_changes(before, pages_of(request, *ELSEWHERE), request, by=("omar",))


def test_without_a_clause_no_case_leads_to_a_complaint(clock):
    enquiry = enquiries.assigned()
    for who in ("clara", "omar"):
        assert LINK not in text_of(signed_in(who).get(enquiry.get_absolute_url()))


def test_a_case_they_cannot_see_answers_like_one_that_does_not_exist(clock):
    enquiry = enquiries.assigned()
    cases.drafted("nia", "ruth", done=["about", "who", "what"])
    answers = {}
    for reference in (enquiry.reference, "E-2020-9999"):
        assert begin("stan", reference).status_code == 404
        client = signed_in("nia")
        sent = client.post(lodging_url("when"), {"case": reference, "key": uuid4()})
        answers[reference] = text_of(sent)
        assert from_case.NOT_SEEN in answers[reference]
    assert not drafts.drafts_of(named("stan"))
    assert begin("omar", cases.sent().reference).status_code == 404  # a sealed file is no case


def test_a_complaint_takes_the_reference_of_a_case_its_complainant_can_see(clock):
    enquiry = enquiries.assigned()
    cases.drafted("clara", "ruth", done=["about", "who", "what"])
    client = signed_in("clara")
    typed = {"case": enquiry.reference.lower(), "key": uuid4()}
    sent = client.post(lodging_url("when"), typed)
    assert sent.url.endswith("/letter/")
    draft = drafts.answers_of(drafts.drafts_of(named("clara"))[0])
    assert draft["case"]["reference"] == enquiry.reference
    assert not draft.get("concern")
    other = client.post(lodging_url("when"), {"case": "", "key": uuid4()})
    assert other.status_code == 302
    assert drafts.answers_of(drafts.drafts_of(named("clara"))[0])["case"] == {}


def test_a_concern_is_a_draft_of_its_own_and_leaves_the_others(clock):
    """Pressed twice it is one, until something is in it."""
    under("oxford", clock)
    enquiry = enquiries.assigned()
    other = cases.drafted("omar", "nia", track="conduct")
    before = Draft.objects.get().answers.token
    first, second = begin("omar", enquiry.reference), begin("omar", enquiry.reference)
    assert first.url == second.url
    assert str(other.key) not in first.url
    assert len(drafts.drafts_of(named("omar"))) == 2
    assert Draft.objects.get(key=other.key).answers.token == before


def test_no_address_contains_the_reference_of_a_concern(clock):
    """What is asked for by GET is in logs: the case is named in the form alone."""
    under("oxford", clock)
    enquiry = enquiries.assigned()
    response = begin("omar", enquiry.reference)
    assert enquiry.reference not in response.url
    assert signed_in("omar").get(reverse("complaints:concern")).status_code == 405


@pytest.mark.parametrize("who", ["clara", "omar"])
def test_a_complaint_starts_from_a_visit_which_has_no_letters(who, clock):
    assert begin(who, visit_on_record().reference).status_code == 302
    assert Draft.objects.count() == 1


def test_a_complaint_starts_from_a_group_meeting_which_names_no_councillor(clock):
    assert begin("omar", group_meetings.accepted().reference).status_code == 302
    assert Draft.objects.count() == 1
