"""A form's key that made a row already, for somebody else or on another case: 404, and no row."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from enquiries.models import DecidedWork, Enquiry, Proposal
from people.models import Absence, Service
from tests.enquiries.contentious import flagged, question_of_fact
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def day(name, value):
    return {f"{name}_{part}": getattr(value, part) for part in ("day", "month", "year")}


def work():
    texts = {"title": "Mend the gulleys", "text": "All of Dock Street.", "minute": "C48"}
    service = Service.objects.get(name="Highways").pk
    return texts | {"body": "The council", "service": service} | day("decided_on", TUESDAY)


def absence():
    return day("starts_on", date(2026, 12, 2)) | day("ends_on", date(2026, 12, 4))


def question():
    return {
        "member": named("clara").pk,
        "service": Service.objects.get(name="Highways").pk,
        "title": "Closure of Dock Street",
        "text": "Shall we close it on Sunday?",
        "no_interest": "on",
    }


TUESDAY = date(2026, 12, 1)
FORMS = {
    "decided work": ("enquiries:record-decision", work, DecidedWork, ("omar", "grace")),
    "absence": ("absences:absence", absence, Absence, ("mona", "eve")),
    "question": ("enquiries:ask-member", question, Enquiry, ("omar", "grace")),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_key_that_somebody_else_used_is_not_found(form, under):
    under("cheshire-east")
    name, fields, model, (first, second) = FORMS[form]
    sent = fields() | {"key": uuid4()}
    assert signed_in(first).post(reverse(name), sent).status_code == 302
    assert signed_in(second).post(reverse(name), sent).status_code == 404
    assert signed_in(first).post(reverse(name), sent).status_code == 302
    assert signed_in(second).post(reverse(name), sent | {"key": uuid4()}).status_code == 302
    assert model.objects.count() == 2


def test_a_key_of_a_letter_that_waits_on_another_enquiry_is_not_found(under):
    under("epsom-ewell")
    omar, sent = signed_in("omar"), {"key": uuid4(), "text": "Yes, in April."}
    first, second = (flagged(question_of_fact()) for _ in range(2))
    statuses = [
        omar.post(reverse("enquiries:answer", args=[one.pk]), sent).status_code
        for one in (first, second, first)
    ]
    assert statuses == [302, 404, 302]
    assert Proposal.objects.get().case == first
