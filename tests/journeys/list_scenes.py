"""A resident in a councillor's own address book, with an enquiry about them."""

from enquiries.models import Basis, Kind
from enquiries.residents.actions import add_resident
from tests.enquiries import cases
from tests.people import named


def a_known_resident(clock):
    """As its addresses take it."""
    details = {"name": "Edith Marsh", "address": "14 Coble Row", "basis": Basis.ASKED}
    cases.raised(Kind.CASEWORK, place="Coble Row", resident=details)
    note = "Ring after six.\nShe is deaf in one ear."
    known = {**details, "contact": "01632 960 004", "note": note}
    return (add_resident(named("clara"), **known).key,)
