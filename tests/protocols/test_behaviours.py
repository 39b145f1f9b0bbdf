"""What the clauses ask for, shown on the pages where councillors and officers meet it."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.urls import resolve, reverse

from casework.journeys import Progress
from enquiries import actions, policy
from enquiries.case.handling_forms import AssignForm, HoldingForm, PassForm
from enquiries.case.letter_forms import AnswerForm, DeclineForm, DissatisfiedForm, FollowUpForm
from enquiries.models import Enquiry, EnquiryLetter, FirstReport, Kind, LetterKind, Status
from enquiries.raising import ask_member, ask_question, steps
from people.models import Group, Service
from protocols.sources import load
from protocols.version_cache import todays_protocol
from tests.drafting import step_url
from tests.enquiries import cases
from tests.owner import as_owner
from tests.people import named

pytestmark = pytest.mark.django_db

ASKED = [step.form for step in steps.JOURNEY.steps] + [
    ask_member.AskMemberForm,
    ask_question.FirstReportForm,
]
WRITTEN = [AnswerForm, DeclineForm, DissatisfiedForm, FollowUpForm]
FIELDS = {
    name
    for form in [*ASKED, *WRITTEN, HoldingForm, PassForm, AssignForm]
    for name in form.base_fields
}
STAFF_VERBS = ("can_assign", "can_pass", "can_answer", "can_hold", "can_ask", "can_redirect")


@pytest.fixture
def sign_in(client):
    def as_person(name):
        client.force_login(named(name))
        return client

    return as_person


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def choose(client, kind):
    return client.post(step_url("about"), {"kind": kind, "key": uuid4()})


def place(user, **answers):
    form = ask_question.PlaceForm()
    form.prepare(Progress(user, answers, todays_protocol(), uuid4()))
    return form


@pytest.mark.clause("section-c", "3.1")
def test_a_first_report_is_led_to_the_contact_centre_and_makes_no_enquiry(sign_in, clock):
    clara = sign_in("clara")
    response = choose(clara, "first-report")
    assert response.url == reverse("enquiries:first-report")
    assert "contact centre" in page(clara, response.url)
    clara.post(response.url, {"contact_centre_reference": "CC-2041", "key": uuid4()})
    assert FirstReport.objects.get().contact_centre_reference == "CC-2041"
    assert Enquiry.objects.count() == 0


@pytest.mark.clause("section-c", "5.5(x)")
@pytest.mark.clause("surrey", "report-7-p6")
@pytest.mark.clause("staffordshire", "10.6-p3")
def test_a_complaint_is_led_out_of_the_enquiry_form(sign_in, clock):
    clara = sign_in("clara")
    response = choose(clara, "complaint")
    assert response.url == reverse("enquiries:complaint")
    response = clara.get(response.url, follow=True)
    led_to = resolve(response.redirect_chain[-1][0])
    assert (led_to.view_name, led_to.kwargs["slug"]) == ("complaints:step", "about")
    assert "Complain in confidence" in response.content.decode()
    assert Enquiry.objects.count() == 0


@pytest.mark.clause("section-c", "2.2 bullet 5")
def test_a_question_of_fact_goes_to_the_service(clock):
    enquiry = cases.raised(kind=Kind.FACT)
    assert (enquiry.service.name, enquiry.office) == ("Highways", "")


@pytest.mark.clause("cheshire-east", "4.4-3")
@pytest.mark.clause("cheshire-east", "3.8-8-p2")
@pytest.mark.clause("epsom-ewell", "10.2(i)")
@pytest.mark.clause("thurrock", "10.3-p2")
def test_every_councillor_can_choose_every_service_and_no_officer(clock):
    for name in ("clara", "nia"):
        services = place(named(name)).fields["service"].queryset
        assert set(services) == set(Service.objects.all())
    raising = {name for step in steps.JOURNEY.steps for name in step.form.base_fields}
    assert "officer" not in raising


@pytest.mark.clause("knutsford", "2.4")
def test_a_councillors_own_ward_is_offered_first(clock):
    clara = named("clara")
    assert place(clara).initial["ward"] == clara.ward.pk
    assert "ward" not in place(clara, ward=None).initial


@pytest.mark.clause("knutsford", "4.7")
@pytest.mark.clause("knutsford", "9.5")
@pytest.mark.clause("cheshire-east", "4.1")
@pytest.mark.clause("epsom-ewell", "10.2(v)")
@pytest.mark.clause("section-c", "5.11")
@pytest.mark.clause("section-c", "5.11 (struck out)")
@pytest.mark.clause("oxford", "23.11(a)-p2")
@pytest.mark.clause("knutsford", "12.1")
def test_nobody_can_ask_for_a_priority_a_date_or_a_copy():
    # Every field that any form of an enquiry has: none orders it before others or adds a reader.
    assert FIELDS - {"key", "signed_for"} == {
        *("member", "kind", "title", "text", "service", "ward", "place"),
        *("earlier_reference", "name", "address", "contact", "basis"),
        *("contact_centre_reference", "no_interest", "reason", "promised_on", "officer"),
        *("asked_as", "may_conflict", "committee_decides", "interest_declared", "interest"),
        *("topic", "missing", "accepted", "advice", "clause", "intent"),
        *("went_wrong", "would_help", "about_work", "attached"),
        *("support", "purpose", "for_whom", "item", "meeting_on", "committee", "for_meeting"),
        "decision",  # of an officer, on another's letter
    }
    of_officers = set(HoldingForm.base_fields) | set(AssignForm.base_fields)
    assert {"promised_on", "officer"} <= of_officers


@pytest.mark.clause("oxford", "23.11(a)")
def test_the_readers_of_a_letter_are_named_before_sending_and_on_the_case(sign_in, clock):
    enquiry = cases.assigned()
    for name, verb in (("omar", "answer"), ("clara", "add")):
        client = sign_in(name)
        for address in (
            reverse(f"enquiries:{verb}", args=[enquiry.pk]),
            f"/enquiries/{enquiry.pk}/",
        ):
            html = page(client, address)
            assert "coordinators" in html
            assert "head of service" in html or "its head" in html or "their head" in html


@pytest.mark.clause("oxford", "23.8(c)-p2")
@pytest.mark.clause("knutsford", "10.8")
def test_neither_group_colleagues_nor_other_services_see_an_enquiry(sign_in, clock):
    enquiry = cases.assigned()
    for name in ("nia", "stan", "mona", "eve"):
        assert not Enquiry.objects.visible_to(named(name)).exists()
        assert sign_in(name).get(enquiry.get_absolute_url()).status_code == 404


@pytest.mark.clause("oxford", "23.2")
@pytest.mark.clause("cheshire-east", "4.3")
@pytest.mark.clause("merton", "10.1-officers-2")
@pytest.mark.clause("somerset", "10.4-p3")
def test_no_page_for_officers_shows_a_political_group(sign_in, clock):
    enquiry = cases.assigned()
    group = Group.objects.get().name
    for name in ("omar", "ruth", "dev"):
        client = sign_in(name)
        for address in ("/enquiries/", enquiry.get_absolute_url()):
            assert group not in page(client, address)


@pytest.mark.clause("oxford", "23.4-p3")
def test_an_officer_assigns_it_to_their_head_without_a_reason(clock):
    enquiry = actions.assign(cases.assigned(), officer=named("ruth"), by=named("omar"))
    assert enquiry.officer == named("ruth")
    assert not enquiry.letters.exclude(kind=LetterKind.QUESTION).exists()


@pytest.mark.clause("oxford", "23.9(b)")
@pytest.mark.clause("knutsford", "2.9")
@pytest.mark.clause("cheshire-east", "3.8-7")
@pytest.mark.clause("somerset", "10.4-p6")
@pytest.mark.clause("north-yorkshire", "10.5-p4")
def test_no_councillor_tells_officers_what_to_do(sign_in, clock):
    enquiry = cases.assigned()
    clara = sign_in("clara")
    for rule in STAFF_VERBS:
        assert not getattr(policy, rule)(named("clara"), enquiry)
        address = reverse(f"enquiries:{rule.removeprefix('can_')}", args=[enquiry.pk])
        assert clara.post(address, {"key": uuid4(), "text": "Do it"}).status_code == 403
    with pytest.raises(PermissionDenied):
        actions.assign(enquiry, officer=named("grace"), by=named("clara"))


@pytest.mark.clause("knutsford", "2.11")
@pytest.mark.clause("cheshire-east", "3.9-1")
@pytest.mark.clause("cheshire-east", "4.4-6")
@pytest.mark.clause("surrey", "report-7-p11")
@pytest.mark.clause("somerset", "10.4-p5")
@pytest.mark.clause("staffordshire", "10.6-officers-3")
@pytest.mark.clause("section-c", "5.5(vi)")
def test_an_answer_stands_as_it_was_sent(clock):
    answer = EnquiryLetter.objects.get(case=cases.answered(), kind=LetterKind.ANSWER)
    answer.body = "No, never."
    for change in (answer.save, answer.delete):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            change()
        with pytest.raises(DatabaseError, match="Cannot update or delete"), as_owner():
            change()


@pytest.mark.clause("oxford", "23.4-p9")
@pytest.mark.clause("surrey", "18-p2")
@pytest.mark.clause("merton", "10.1-officers-5-p2")
@pytest.mark.clause("staffordshire", "10.6-p6")
def test_an_officer_confirms_to_have_no_interest_before_asking(sign_in, clock):
    omar = sign_in("omar")
    question = {
        "key": uuid4(),
        "member": named("clara").pk,
        "service": Service.objects.get(name="Highways").pk,
        "title": "Dock Street",
        "text": "May we close it?",
    }
    address = reverse("enquiries:ask-member")
    refused = omar.post(address, question)
    assert "Confirm that you have no personal interest in this" in refused.content.decode()
    assert Enquiry.objects.count() == 0
    omar.post(address, question | {"no_interest": "on"})
    assert Enquiry.objects.get().kind == Kind.OFFICER_QUESTION


@pytest.mark.clause("section-c", "5.4(vi)")
@pytest.mark.clause("thurrock", "10.3-officers-2")
def test_the_officers_list_begins_with_what_is_due_first(sign_in, clock):
    first = cases.assigned()
    clock.set(2026, 12, 4, 10)
    later = cases.assigned()
    clock.set(2026, 12, 9, 10)
    html = page(sign_in("omar"), "/enquiries/?whose=mine")
    assert 0 < html.index(first.reference) < html.index(later.reference)
    assert "overdue" in html


@pytest.mark.clause("oxford", "23.8(c)")
@pytest.mark.clause("cheshire-east", "3.5-8")
def test_a_residents_details_need_a_basis(clock):
    form = ask_question.ResidentForm({"name": "Mrs Ewart", "key": uuid4()})
    assert form.errors["basis"] == ["Select why the council can hold these details"]
    enquiry = cases.raised(kind=Kind.CASEWORK, resident={"name": "Mrs Ewart", "basis": "asked"})
    assert (enquiry.resident.name, enquiry.resident.basis) == ("Mrs Ewart", "asked")


@pytest.mark.clause("knutsford", "3.7")
@pytest.mark.clause("merton", "10.1-officers-4")
@pytest.mark.clause("thurrock", "10.3-officers-4")
def test_what_is_declined_says_why_and_where_to_go(sign_in, clock):
    enquiry = cases.assigned()
    address = reverse("enquiries:redirect", args=[enquiry.pk])
    assert "Where should it go, and why?" in page(sign_in("omar"), address)
    sign_in("omar").post(address, {"key": uuid4(), "text": " "})
    enquiry.refresh_from_db()
    assert enquiry.status == Status.WITH_OFFICER
    sign_in("omar").post(address, {"key": uuid4(), "text": "The county council has bridges."})
    assert "The county council has bridges." in page(sign_in("clara"), f"/enquiries/{enquiry.pk}/")


@pytest.mark.clause("surrey", "report-14")
def test_a_case_cites_the_clause_behind_its_date(sign_in, clock):
    enquiry = cases.assigned()
    html = page(sign_in("clara"), enquiry.get_absolute_url())
    assert "Section C 3.4" in html
    assert enquiry.version.clause_url("3.4") in html


@pytest.mark.clause("section-c", "5.4")
@pytest.mark.clause("section-c", "5.5")
def test_each_clause_has_an_address_of_its_own(sign_in, clock):
    html = page(sign_in("clara"), reverse("protocols:in_force"))
    for clause in load.load_preset("section-c").clauses:
        assert f'id="clause-{clause.number.replace(" ", "-")}"' in html
