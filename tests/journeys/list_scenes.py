"""A resident in a councillor's own address book; lists as files; verifications of the history."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from enquiries.models import Basis, Draft, Kind
from enquiries.residents.actions import add_resident
from evidence.models import Verification
from tests.enquiries import cases
from tests.exports.on_record import export_on_record
from tests.people import named

EXPORTS = {
    "at-once": {"rows": 31},
    "waiting": {"done": 120_000, "total": 400_000},
    "ready": {"rows": 412_345, "file_key": uuid4()},
    "fetched": {"rows": 6_100},
    "expired": {"rows": 6_200},
    "failed": {"why": "This list has more rows than an Excel sheet can hold. Make it as CSV."},
}
LOOKED_AT = {"records": 1204, "tables": 96, "links": 5310, "heads": 1440, "triggers": 204}
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


def exports_in_each_state(clock):
    """Long lists that Omar had made, and short ones that he and Clara downloaded."""
    for state, more in EXPORTS.items():
        made_at = timezone.now() if more.get("rows") else None
        export_on_record(state=state, made_at=made_at, expires_at=made_at, **more)
    export_on_record("clara", of="everything", by_words=True)


def a_verification(clock):
    at = clock.at - timedelta(hours=7)
    Verification.objects.create(at=at, files=37, problems=0, **LOOKED_AT)


def a_verification_with_problems(clock):
    at = clock.at - timedelta(days=9)
    Verification.objects.create(at=at, problems=2, **LOOKED_AT)
