"""Enquiries that change hands: assigned, passed to another service, and added to."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from enquiries import actions
from enquiries.models import (
    Draft,
    Enquiry,
    EnquiryLetter,
    FirstReport,
    Kind,
    Resident,
    Status,
    Verb,
)
from enquiries.raising import actions as raising_actions
from people.models import Service
from protocols.models import PromiseKind
from tests.enquiries import cases
from tests.people import named

pytestmark = pytest.mark.django_db


def without_service():
    clara = named("clara")
    enquiry = Enquiry(kind=Kind.FACT, title="Who owns the alley?")
    new = raising_actions.NewEnquiry(enquiry, "Who?")
    return raising_actions.raise_enquiry(new, member=clara, by=clara, key=uuid4())


def test_an_enquiry_without_a_service_takes_that_of_its_officer(clock):
    enquiry = actions.assign(without_service(), officer=named("stan"), by=named("dev"))
    assert (enquiry.service.name, enquiry.officer) == ("Waste", named("stan"))


def test_someone_without_a_service_cannot_be_assigned_an_enquiry(clock):
    enquiry = without_service()
    with pytest.raises(PermissionDenied, match="Mona Reid does not work in a service"):
        actions.assign(enquiry, officer=named("mona"), by=named("dev"))
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.officer) == (Status.RECEIVED, None)


def test_passing_an_enquiry_to_its_own_service_is_refused_and_sends_nothing(clock):
    enquiry = cases.assigned()
    highways = Service.objects.get(name="Highways")
    with pytest.raises(PermissionDenied, match="This enquiry is already with Highways"):
        actions.pass_on(enquiry, service=highways, text="Yours", by=named("omar"), key=uuid4())
    assert not EnquiryLetter.objects.filter(case=enquiry, kind="pass").exists()


def test_passing_an_enquiry_on_ends_the_promise_to_answer_an_open_question(clock):
    enquiry = cases.waiting()
    waste = Service.objects.get(name="Waste")
    enquiry = actions.pass_on(enquiry, service=waste, text="Bins", by=named("omar"), key=uuid4())
    promise = enquiry.promises.get(kind=PromiseKind.MEMBER_REPLY)
    assert (promise.ended_at, promise.kept_at) == (clock.at, None)
    assert (enquiry.status, enquiry.due_kind) == (Status.RECEIVED, PromiseKind.REPLY)


def test_assigning_a_colleague_leaves_the_question_open(clock):
    enquiry = actions.assign(cases.waiting(), officer=named("grace"), by=named("omar"))
    assert (enquiry.status, enquiry.officer) == (Status.WAITING, named("grace"))


def test_an_addition_is_on_record_and_its_words_are_found(client, clock):
    enquiry = cases.assigned()
    before = enquiry.due_at
    enquiry = actions.add_information(
        enquiry, text="And the kerbstones", by=named("clara"), key=uuid4()
    )
    row = enquiry.history.first()
    assert (row.history_change_reason, row.history_user) == (Verb.ADDED, named("clara"))
    assert (enquiry.status, enquiry.due_at) == (Status.WITH_OFFICER, before)
    client.force_login(named("omar"))
    page = client.get(reverse("enquiries:queue"), {"q": "kerbstones"}).content.decode()
    assert enquiry.title in page


def test_rows_name_themselves_in_plain_words(clock):
    enquiry = cases.raised(kind=Kind.CASEWORK, resident={"name": "Mrs Ewart", "basis": "asked"})
    reply = enquiry.promises.get(kind=PromiseKind.REPLY)
    assert str(Enquiry.objects.get(pk=enquiry.pk)) == "E-2026-0001"
    assert str(reply) == "Reply by 2026-12-08"
    assert str(enquiry.letters.get()) == "Councillor Clara Okafor, 01/12/2026"
    assert "Mrs Ewart" not in str(Resident.objects.get())
    assert str(FirstReport(contact_centre_reference="CC-17")) == "CC-17"
    assert str(Draft(writer=named("clara"))) == "Draft of Clara Okafor"
    assert not reply.kept_in_time
