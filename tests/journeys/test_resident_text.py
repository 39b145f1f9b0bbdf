"""A councillor writes the text for the resident, sees it to copy or print, and copies it."""

from uuid import uuid4

from django.urls import reverse

from enquiries import actions
from enquiries.models import Basis, Kind
from tests.enquiries import cases
from tests.journeys.test_every_page import faults
from tests.people import named

GWEN = {"name": "Gwen Pryce", "address": "", "contact": "", "basis": Basis.ASKED}


def test_a_text_for_the_resident_is_written_and_copied(visit, clock):
    enquiry = cases.assigned(kind=Kind.CASEWORK, resident=GWEN)
    answer = {"text": "Yes, in April.", "by": named("omar"), "key": uuid4()}
    actions.answer(enquiry, **answer)
    clara = visit("clara")
    clara.context.grant_permissions(["clipboard-read", "clipboard-write"])
    clara.opens(reverse("enquiries:detail", args=[enquiry.pk]))
    clara.follows("Text for Gwen Pryce")
    clara.writes("Your text", "Dear Mrs Pryce\n\nIt will be April.")
    clara.presses("Continue")
    clara.sees("Concordat has not sent it or saved it")
    broken = list(faults(clara))
    clara.presses("Copy text")
    clara.sees("Text copied.")
    copied = clara.page.evaluate("navigator.clipboard.readText()")
    assert copied.split() == ["Dear", "Mrs", "Pryce", "It", "will", "be", "April."]
    assert not broken
