"""Delegated decisions in tests: Omar's, of Highways; in Knutsford between meetings of Planning,
which Nia chairs."""

from datetime import date
from uuid import uuid4

from announcements.decisions import actions
from announcements.models import DecisionQuestion, DelegatedDecision
from foundation.history import write
from people.models import Committee
from people.roles import Role
from protocols.version_cache import todays_protocol
from tests.announcements.announcements import written
from tests.enquiries import cases
from tests.established import establish
from tests.people import STARTED, named

DELEGATION = "Scheme of delegation, part 3, paragraph 12"
BETWEEN = {"resolution": "12 November 2026, minute P31", "chair_consulted_on": date(2026, 11, 30)}


def planning() -> Committee:
    """A committee that Nia chairs; made once."""
    committee, made = Committee.objects.get_or_create(name="Planning")
    if made:
        post = {"role": Role.COMMITTEE_CHAIR, "committee": committee}
        establish(person=named("nia"), starts_on=STARTED, **post)
    return committee


def recorded(who="omar", *, key=None, **more) -> DelegatedDecision:
    """To be confirmed, under whatever protocol is in force."""
    fields = {"title": "A licence for Harbour Market", "text": "It is granted for a year."}
    fields |= {"delegation": DELEGATION, "decided_by": named("omar")}
    fields |= {"decided_on": date(2026, 12, 1)}
    if todays_protocol().preset == "knutsford":
        fields |= BETWEEN | {"committee": planning()}
    new = actions.NewDecision(**fields | more)
    return actions.record_decision(new, by=named(who), key=key or uuid4())


def confirmed(**more) -> DelegatedDecision:
    decision = recorded(**more)
    actions.confirm_decision(decision, by=named("omar"))
    decision.announcement.refresh_from_db()
    return decision


def decision_on_record() -> DelegatedDecision:
    """A row of each and its history, under whatever protocol is in force."""
    by = named("omar")
    announcement = written(kind="decision", title="A licence", wards=(), for_everyone=True)
    decision = DelegatedDecision(announcement=announcement, decided_by=by)
    write(decision, by=by, reason="recorded", decided_on=date(2026, 12, 1))
    actions.add_consulted(decision, member=named("nia"), consulted_on=date(2026, 11, 30), by=by)
    question = DecisionQuestion(decision=decision, enquiry=cases.raised())
    write(question, by=named("clara"), reason="asked")
    return decision


def typed(**more):
    """What the form sends under Section C."""
    return {
        **{"title": "A licence for Harbour Market", "text": "It is granted for a year."},
        **{"delegation": DELEGATION, "decided_by": named("omar").pk, "key": uuid4()},
        **{"decided_on_day": "1", "decided_on_month": "12", "decided_on_year": "2026"},
        **more,
    }
