"""A resident in a councillor's own address book, with an enquiry about them."""

from enquiries.models import Basis, Draft, Kind
from enquiries.residents.actions import add_resident
from tests.enquiries import cases
from tests.people import named

FOR_A_RESIDENT = {"kind": Kind.CASEWORK, "done": ["about"]}


def a_known_resident(clock):
    """As its addresses take it."""
    details = {"name": "Edith Marsh", "address": "14 Coble Row", "basis": Basis.ASKED}
    cases.raised(Kind.CASEWORK, place="Coble Row", resident=details)
    note = "Ring after six.\nShe is deaf in one ear."
    known = {**details, "contact": "01632 960 004", "note": note}
    return (add_resident(named("clara"), **known).key,)


def draft_of_someone_in_the_book(clock):
    """Where the question is asked next to a choice of residents."""
    a_known_resident(clock)
    return str(Draft.objects.create(writer=named("clara"), answers=FOR_A_RESIDENT).key), "question"
