"""Pages of asking for a document: two and the check, and others where they apply."""

from uuid import uuid4

import pytest

from documents.models import DocumentDraft, DocumentRequest
from enquiries.models import Kind
from foundation.history import write
from people.models import Service
from tests.documents import cases
from tests.documents.test_pages import post_answer, text_of
from tests.drafting import asking_check, asking_url, step_url
from tests.enquiries import cases as enquiries
from tests.people import named

pytestmark = pytest.mark.django_db

NEED_TO_KNOW = {"right": "need-to-know"}
WHY = "Why do you need to see it?"
ACTS = ("Local Government Act 1972, section 100F", "Freedom of Information Act 2000.")
ACTS += ("Environmental Information Regulations 2004.",)


def post_every_answer(client, **right):
    right = right or NEED_TO_KNOW
    post_answer(client, "document", title="Drainage survey", what="2025, pages 1 to 30", **right)
    reason = {"purpose": "ward", "why": "Mill Lane floods."} if right == NEED_TO_KNOW else {}
    post_answer(client, "why", service=highways(), applies=["personal", "date"], **reason)
    day = {"needed_by_day": "9", "needed_by_month": "12", "needed_by_year": "2026"}
    return post_answer(client, "more", third_party="Two bidders", **day)


def highways():
    return Service.objects.get(name="Highways").pk


def test_asking_goes_from_question_to_question_to_the_check(client, clock):
    client.force_login(named("clara"))
    assert post_every_answer(client).url == asking_check()
    page = text_of(client.get(asking_check()))
    for words in ("Mill Lane floods.", "Tuesday 15 December", "head of Highways", "Two bidders"):
        assert words in page
    key = DocumentDraft.objects.get().key
    check = asking_check()
    sent, again = (client.post(check, {"key": key}) for _ in range(2))
    document_request = DocumentRequest.objects.get()
    assert sent.url == again.url == f"/documents/{document_request.reference}/sent/"
    assert (document_request.purpose, document_request.third_party) == ("ward", "Two bidders")
    assert document_request.reference in text_of(client.get(sent.url))


def test_a_date_is_still_there_when_its_page_is_opened_again(client, clock):
    client.force_login(named("clara"))
    post_every_answer(client)
    page = client.get(asking_url("more")).content.decode()
    for box, typed in (("day", 9), ("month", 12), ("year", 2026)):
        boxes = [tag for tag in page.split("<input")[1:] if f'name="needed_by_{box}"' in tag]
        assert f'value="{typed}"' in boxes[0].partition(">")[0]


@pytest.mark.clause("oxford", "23.8(a)")
@pytest.mark.clause("section-c", "4.1")
@pytest.mark.clause("section-c", "4.1(ii)")
def test_without_a_right_and_a_reason_nothing_is_requested(clause_protocol, client):
    """Either refusal names the clause that lets councillors ask."""
    clause = {"oxford": "Oxford 23.8(a)", "section-c": "Section C 4.1<"}[clause_protocol.preset]
    client.force_login(named("clara"))
    refused = text_of(post_answer(client, "document", title="Drainage survey"))
    for words in ("Select the right you are relying on", clause, *ACTS):
        assert words in refused
    post_answer(client, "document", title="Drainage survey", **NEED_TO_KNOW)
    refused = text_of(post_answer(client, "why", purpose="ward", why="", service=highways()))
    for words in ("Enter why you need to see it", clause, "Chief Executive will make the final"):
        assert words in refused
    assert client.get(asking_check()).url == asking_url("why")


def test_a_statutory_right_asks_for_no_reason(client, clock):
    client.force_login(named("clara"))
    assert post_every_answer(client, right="foi").url == asking_check()


def test_a_seat_needs_no_reason(client, clock):
    committee = cases.seated()
    client.force_login(named("clara"))
    assert WHY not in page_after_the_committee(client, committee)
    DocumentDraft.objects.all().delete()
    client.force_login(named("nia"))
    assert WHY in page_after_the_committee(client, committee)


def page_after_the_committee(client, committee):
    """The page about the request, of a paper of this committee."""
    asked = post_answer(client, "document", title="Drainage survey", right="committee")
    assert asked.url == asking_url("committee")
    return text_of(client.get(post_answer(client, "committee", committee=committee.pk).url))


def test_choosing_documents_as_the_kind_leads_here_with_nothing_lost(client, clock):
    client.force_login(named("clara"))
    client.post(step_url("about"), {"key": uuid4(), "kind": "document"})
    assert client.get("/enquiries/raise/document/").url == "/documents/ask/"


def test_a_request_can_only_start_from_ones_own_enquiry(client, clock):
    mine = enquiries.assigned(kind=Kind.WARD)
    client.force_login(named("clara"))
    assert begun_from(client, mine).answers["enquiry"] == mine.pk
    client.force_login(named("nia"))
    assert "enquiry" not in begun_from(client, mine).answers


def begun_from(client, enquiry):
    """The draft, once its first question is answered."""
    first = client.get(f"/documents/ask/?enquiry={enquiry.pk}").url
    client.post(first, {"key": uuid4(), "title": "Drainage survey", **NEED_TO_KNOW})
    return DocumentDraft.objects.last()


@pytest.mark.parametrize("typed", ["?enquiry=0", "?enquiry=" + "9" * 30, "?enquiry=x", "?after=~"])
def test_nonsense_in_an_address_is_no_error(typed, client, clock):
    client.force_login(named("clara"))
    assert client.get(f"/documents/ask/{typed}").status_code == 302
    assert client.get(f"/documents/{typed}").status_code == 200


def test_a_draft_from_before_the_pages_were_merged_is_asked_what_it_lacks(client, clock):
    client.force_login(named("clara"))
    old = {"title": "Drainage survey", "what": "2025", "right": "foi", "service": highways()}
    done = ["document", "right", "service", "when", "others", "interest"]
    draft = DocumentDraft.objects.create(writer=named("clara"), answers=old | {"done": done})
    assert client.get(asking_check()).url == asking_url("why")
    assert post_answer(client, "why", service=highways()).url == asking_check()
    client.post(asking_check(), {"key": draft.key})
    assert DocumentRequest.objects.get().what == "2025"


def test_another_right_is_asked_for_its_reason(client, clock):
    client.force_login(named("clara"))
    post_every_answer(client, right="foi")
    post_answer(client, "document", title="Drainage survey", **NEED_TO_KNOW)
    assert client.get(asking_check()).url == asking_url("why")
    assert client.post(asking_check(), {"key": uuid4()}).url == asking_url("why")


def test_a_request_needs_no_more_than_its_title_and_a_reason(client, clock):
    """The service is suggested by its words, and is the councillor's to change."""
    write(Service.objects.get(name="Highways"), by=None, reason="changed", words="road")
    client.force_login(named("clara"))
    post_answer(client, "document", title="Survey of Mill Road", **NEED_TO_KNOW)
    page = client.get(asking_url("why"))
    assert page.context["form"]["service"].value() == highways()
    typed = {"purpose": "ward", "why": "Mill Lane floods.", "service": highways()}
    assert post_answer(client, "why", **typed).url == asking_check()
