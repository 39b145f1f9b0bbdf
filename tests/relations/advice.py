"""Advice in tests: Omar's, of Highways, with Clara's view."""

from datetime import datetime
from uuid import uuid4

from foundation.history import write
from people.models import Service
from protocols.version_cache import todays_protocol
from relations.advice import actions
from relations.models import AdviceRecord, AdviceState, AdviceVerb
from tests.conftest import LONDON
from tests.people import named

VIEW = "The lane must be gritted daily."
RECOMMENDATION = "Grit it below two degrees."


def recorded(who="omar", *, key=None, **more) -> AdviceRecord:
    service = Service.objects.get(name="Highways")
    fields = {"title": "Gritting", "member": named("clara"), "member_view": VIEW}
    fields |= {"service": service, "recommendation": RECOMMENDATION} | more
    return actions.record_advice(actions.NewAdvice(**fields), by=named(who), key=key or uuid4())


def advice_on_record() -> AdviceRecord:
    """A row and its history, under whatever protocol is in force: one that is silent has none."""
    advice = AdviceRecord(
        reference="AD-2026-0001",
        protocol=todays_protocol(),
        received_at=datetime(2026, 12, 1, 9, tzinfo=LONDON),
        status=AdviceState.OPEN,
        author=named("omar"),
        member=named("clara"),
        service=Service.objects.get(name="Highways"),
        title="Gritting",
        member_view=VIEW,
        recommendation=RECOMMENDATION,
    )
    write(advice, by=named("omar"), reason=AdviceVerb.RECORDED)
    return advice
