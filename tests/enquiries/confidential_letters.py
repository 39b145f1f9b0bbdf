"""An answer that Omar sent to Clara in confidence."""

from uuid import uuid4

from django.urls import reverse

from enquiries import actions
from enquiries.confidential.actions import open_confidential_letter
from enquiries.models import EnquiryLetter
from tests.enquiries import cases
from tests.people import named

SECRET = "The quarry tender is open until Friday."


def told_in_confidence(enquiry=None, **more):
    enquiry = enquiry or cases.assigned()
    marks = {"confidential": True} | more
    return actions.answer(enquiry, text=SECRET, by=named("omar"), key=uuid4(), **marks)


def secret_of(enquiry):
    return EnquiryLetter.objects.get(case=enquiry, confidential_to__isnull=False)


def letter_page(enquiry):
    return reverse("enquiries:confidential-letter", args=[enquiry.pk, secret_of(enquiry).pk])


def opened_in_confidence():
    letter = secret_of(told_in_confidence())
    open_confidential_letter(letter, by=named("clara"))
