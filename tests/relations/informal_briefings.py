"""Informal briefings in tests: Clara, vice-chair of a committee, asks Highways. Ruth heads it and
Colin directs it."""

from datetime import datetime, timedelta
from uuid import uuid4

from foundation.history import write
from people.models import Committee, Service
from people.roles import Role
from protocols.version_cache import todays_protocol
from relations.informal_briefings import actions
from relations.models import InformalBriefing, InformalBriefingState, InformalBriefingVerb
from tests.conftest import LONDON
from tests.enquiries.journey import appoint
from tests.people import named

STARTS = datetime(2026, 12, 16, 10, tzinfo=LONDON)


def holds_post(who="clara", role=Role.VICE_CHAIR, name="Winter committee") -> Committee:
    committee = Committee.objects.get_or_create(name=name)[0]
    if not named(who).appointments.filter(role=role, committee=committee).exists():
        appoint(who, role, committee=committee)
    return committee


def informal_asked(who="clara", *, key=None, committee=None, **more) -> InformalBriefing:
    fields = {
        "committee": committee or holds_post(who),
        "service": Service.objects.get(name="Highways"),
        "title": "How gritting is planned",
        "place": "Town Hall",
        "starts_at": STARTS,
        "ends_at": STARTS + timedelta(hours=1),
    }
    new = actions.NewInformalBriefing(**fields | more)
    return actions.ask_informal_briefing(new, by=named(who), key=key or uuid4())


def arranged(by="ruth", **more) -> InformalBriefing:
    times = {"starts_at": STARTS, "ends_at": STARTS + timedelta(hours=1), "place": "Depot"}
    return actions.arrange_briefing(informal_asked(**more), **times, by=named(by))


def informal_briefing_on_record() -> InformalBriefing:
    """A row and its history, under whatever protocol is in force: one that is silent has none."""
    briefing = InformalBriefing(
        reference="IB-2026-0001",
        protocol=todays_protocol(),
        received_at=STARTS - timedelta(days=10),
        status=InformalBriefingState.ASKED,
        title="How gritting is planned",
        place="Town Hall",
        member=named("clara"),
        committee=Committee.objects.get_or_create(name="Winter committee")[0],
        service=Service.objects.get(name="Highways"),
        starts_at=STARTS,
        ends_at=STARTS + timedelta(hours=1),
    )
    write(briefing, by=named("clara"), reason=InformalBriefingVerb.ASKED)
    return briefing


def typed(committee, **more):
    return {
        **{"day_day": "16", "day_month": "12", "day_year": "2026", "starts": "10am"},
        **{"ends": "11am", "place": "Town Hall", "title": "How gritting is planned"},
        **{"committee": committee.pk, "service": Service.objects.get(name="Highways").pk},
        **{"key": uuid4()},
        **more,
    }
