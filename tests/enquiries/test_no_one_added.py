"""Nobody is added to a case: its readers are those of their posts, and each page names them."""

import re

import pytest

from enquiries.models import Enquiry, Kind
from people.models import User
from tests.enquiries import cases
from tests.enquiries.pages import page
from tests.every_form import fields_of, names_a_person
from tests.people import named

pytestmark = pytest.mark.django_db

# Every field that any form of an enquiry has. A new one belongs here if it adds no reader, sends
# no copy, and puts no enquiry before another.
FIELDS = {
    *("member", "kind", "title", "text", "service", "ward", "place", "attached"),
    "files_again",
    *("earlier_reference", "name", "address", "contact", "basis", "contact_centre_reference"),
    *("asked_as", "may_conflict", "committee_decides", "interest_declared", "interest"),
    *("support", "purpose", "for_whom", "item", "meeting_on", "committee", "for_meeting"),
    *("topic", "no_interest", "missing", "accepted", "advice", "clause", "intent"),
    *("went_wrong", "would_help", "about_work"),
    *("reason", "promised_on", "officer", "enquiry"),  # of officers
    *("decision", "body", "decided_on", "minute"),
    *("q", "state", "mark", "age", "list"),  # of the queue's filters
    *("known", "note"),  # of a councillor’s own address book
    *("postcode", "use_photo_place", "for_resident"),
    *("came_by", "received_on", "received_time"),  # of a coordinator who types
    *("why", "other"),  # of putting right, and of another enquiry that staff link it to
    *("question", "due_on", "contributions"),  # of contributions, which officers alone read
    *("owner", "review_on", "show"),  # of standard answers
    "keeper",  # of a saved view, which holds no enquiry
    *("approver", "groups", "new_days", "new_replies", "working_days", "edited"),  # of approval
    "confidential",  # of an answer, which only its councillor opens: it takes readers away
}
# Of sharing with a colleague, not offered under the clauses of the first test, and of handing over.
OF_SHARING = {"person", "with_resident", "agreed"}
# Letters that somebody reads if the author of each agrees (Section C 5.13).
OF_FORWARDING = {"letters"}
# Who is asked to contribute reads the enquiry until then; the councillor is told which service.
OF_CONTRIBUTING = {"colleague"}
# The people an officer assigns, asks or raises for, and those that a complaint or a ruling names.
NAMES_A_PERSON = {
    "AssignForm.officer",
    "AskMemberForm.member",
    "MemberForm.member",
    "ShareEnquiryForm.person",
    "ShareLettersForm.person",  # with the consent of each author
    "StandardAnswerForm.owner",
    "HandOverForm.person",
    "RulingForm.answered_for_by",
    "ShareForm.to",  # of a document, with consent
    "GrantForm.person",
    "KeepOutForm.person",
    "PersonForm.person",
    "WhoForm.person",
    "OthersForm.witness_1",
    "OthersForm.witness_2",
}
COPIES = re.compile(r"\b(blind|copy|copied|copies|b?cc|forward)\b", re.IGNORECASE)
ASKS = re.compile(r'<(?:input|select|textarea)[^>]* name="([a-z_]+?)(?:_day|_month|_year)?"')


@pytest.mark.clause("section-c", "5.11")
@pytest.mark.clause("section-c", "5.11 (struck out)")
@pytest.mark.clause("section-c", "5.12")
@pytest.mark.clause("section-c", "5.15")
@pytest.mark.clause("oxford", "23.11(a)-p2")
@pytest.mark.clause("knutsford", "12.1")
def test_no_form_adds_a_reader_or_sends_a_copy(clause_protocol, sign_in, clock):
    allowed = FIELDS | OF_SHARING | OF_FORWARDING | OF_CONTRIBUTING
    assert {name.partition(".")[2] for name, _ in fields_of("enquiries")} <= allowed
    fields = [one for app in ("enquiries", "documents", "complaints") for one in fields_of(app)]
    assert {name for name, field in fields if names_a_person(field)} == NAMES_A_PERSON
    assert not [name for name, field in fields if COPIES.search(f"{name} {field.label}")]
    enquiry = cases.assigned(kind=Kind.FACT)
    clock.set(2026, 12, 31, 10)
    pages = {"clara": ("add", "chase", "withdraw"), "omar": ("answer", "ask", "hold", "pass")}
    for who, verbs in pages.items():
        client = sign_in(who)
        for verb in verbs:
            asked = set(ASKS.findall(page(client, verb, enquiry)))
            assert asked <= FIELDS | {"csrfmiddlewaretoken", "key", "signed_for"}, verb


def test_the_row_of_an_enquiry_names_no_further_reader():
    people = {field.name for field in Enquiry._meta.get_fields() if field.related_model is User}
    # The author of a challenged answer reads it by their post alone, as does who raised it.
    assert people == {"member", "raised_by", "officer", "informed", "challenged"}
    assert not Enquiry._meta.many_to_many


@pytest.mark.clause("oxford", "23.11(a)")
def test_the_readers_of_a_letter_are_named_before_sending_and_on_the_case(clause_protocol, sign_in):
    enquiry = cases.assigned()
    for name, verb in (("omar", "answer"), ("clara", "add")):
        client = sign_in(name)
        for address in (verb, "detail"):
            html = page(client, address, enquiry)
            assert "the coordinators (Dev Patel). No one is copied in." in html
            assert "head of service and chief officer (" in html


KINDS = {"knutsford": Kind.FACT, "oxford": Kind.CASEWORK}


@pytest.mark.clause("oxford", "23.8(c)-p2")
@pytest.mark.clause("knutsford", "10.8")
def test_neither_group_colleagues_nor_other_services_see_an_enquiry(clause_protocol, sign_in):
    enquiry = cases.assigned(kind=KINDS[clause_protocol.preset])
    for name in ("nia", "stan", "mona", "eve"):
        assert not Enquiry.objects.visible_to(named(name)).exists(), name
        assert sign_in(name).get(enquiry.get_absolute_url()).status_code == 404, name
    for name in ("clara", "omar", "dev"):
        assert sign_in(name).get(enquiry.get_absolute_url()).status_code == 200, name
