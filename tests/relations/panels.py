"""Recruitment panels in tests: Hana, head of human resources, sets one up; Clara and Nia sit on it,
Omar supports it; Grace and someone from outside are candidates."""

from datetime import date, datetime
from uuid import uuid4

from foundation.history import write
from people.models import Service, User
from people.roles import Role
from protocols.version_cache import todays_protocol
from relations.models import (
    CouncillorTraining,
    PanelState,
    PanelVerb,
    RecruitmentPanel,
    TrainingKind,
)
from relations.panels import actions, decisions
from relations.training.actions import record_training
from tests.conftest import LONDON
from tests.established import establish
from tests.people import STARTED, everybody_has_read, named

# Words that stand nowhere but in a panel: who finds one elsewhere has found a leak.
OUTSIDER, REASONS, WORDS = "Zebedee Quince", "Marzipan outshone everyone.", "We share a Wigwam."
PLANTED = ("Zebedee", "Marzipan", "Wigwam")
POST = "Head of Planning"


def hana() -> User:
    """The head of human resources; made once."""
    if not User.objects.filter(email="hana@westhaven.example").exists():
        person = User.objects.create_user("hana@westhaven.example", "Hana Reed", "a long secret")
        establish(person=person, role=Role.HUMAN_RESOURCES, starts_on=STARTED)
        everybody_has_read(todays_protocol())
    return named("hana")


def trained(*who, kind=TrainingKind.RECRUITMENT, on=date(2026, 3, 2)):
    by = hana()
    for name in who:
        if not CouncillorTraining.objects.filter(person=named(name), kind=kind).exists():
            record_training(named(name), kind, held_on=on, by=by)


def at(hour, day=9):
    return datetime(2026, 12, day, hour, tzinfo=LONDON)


def set_up(*, key=None, post=POST, **more) -> RecruitmentPanel:
    """Without anyone on it."""
    service = Service.objects.get(name="Highways")
    fields = {"starts_at": at(10), "ends_at": at(12), "place": "Town Hall"} | more
    new = actions.NewPanel(post, service, **fields)
    return actions.set_up_panel(new, by=hana(), key=key or uuid4())


def candidate(panel, name=OUTSIDER, officer=None, key=None):
    of_council = named(officer) if officer else None
    name = of_council.name if of_council else name
    more = {"row_key": key or uuid4(), "by": hana()}
    return actions.add_candidate(panel, name=name, officer=of_council, **more)


def with_people(**more) -> RecruitmentPanel:
    """Clara and Nia, Omar who supports it, Grace and an outsider as candidates."""
    trained("clara", "nia")
    panel = set_up(**more)
    candidate(panel)
    candidate(panel, officer="grace")
    for who in ("clara", "nia"):
        actions.add_panel_member(panel, member=named(who), by=hana())
    actions.add_panel_officer(panel, officer=named("omar"), by=hana())
    return fresh(panel)


def fresh(panel) -> RecruitmentPanel:
    return RecruitmentPanel.objects.get(pk=panel.pk)


def confirmed(panel, who):
    return decisions.confirm_merit(panel, by=named(who))


def keys_of(panel):
    return [str(row.key) for row in panel.candidates.order_by("pk")]


def said(panel, who, connected=(), text=""):
    """What a member declares, after confirming if they have not yet."""
    if fresh(panel).seat_of(named(who)).merit_confirmed_at is None:
        confirmed(panel, who)
    more = {"asked_about": keys_of(panel), "connected": connected, "text": text}
    return decisions.declare_to_panel(panel, **more, by=named(who))


def decided(clock) -> RecruitmentPanel:
    """Clara and Nia decided that the outsider is appointed."""
    panel = with_people()
    for who in ("clara", "nia"):
        said(panel, who)
    clock.set(2026, 12, 9, 12)
    return decisions.record_outcome(panel, appointed=OUTSIDER, reasons=REASONS, by=hana())


def panel_on_record() -> RecruitmentPanel:
    """Rows and their history, under whatever protocol is in force: one that is silent has none."""
    by = hana()
    day = CouncillorTraining(person=named("clara"), kind=TrainingKind.RECRUITMENT)
    write(day, by=by, reason="recorded", held_on=date(2026, 3, 2))
    panel = RecruitmentPanel(reference="RP-2026-0001", received_at=at(9, day=1))
    fields = {"protocol": todays_protocol(), "status": PanelState.OPEN, "title": POST}
    fields |= {"service": Service.objects.get(name="Highways"), "place": "Town Hall"}
    write(panel, by=by, reason=PanelVerb.SET_UP, starts_at=at(10), ends_at=at(12), **fields)
    candidate(panel)
    actions.add_seat(fresh(panel), named("clara"), is_member=True, by=by)
    return panel


def typed(**more):
    """What the form of a new panel sends."""
    return {
        **{"post": POST, "service": Service.objects.get(name="Highways").pk},
        **{"day_day": "9", "day_month": "12", "day_year": "2026"},
        **{"starts": "10am", "ends": "12pm", "place": "Town Hall", "key": uuid4()},
        **more,
    }
