"""The protocol of the demo: Oxford's, with routes, the member's reply and shared letters of Section
C, and what Cheshire East says about visits, scrutiny, advice and confidential letters."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from casework.promises import at_local
from dev.demo.past import clock_at
from foundation.history import write_new
from people.models import User
from protocols import calendar, version_cache
from protocols.drafting import actions
from protocols.models import Acknowledgement, ClosureDay, PromiseKind, Protocol, RouteKind
from protocols.sources.load import Preset, load_preset
from protocols.sources.parts import PresetClause

# The spaces do not break, so that a citation stays on its line and an anchor is one word.
SECTION_C = "Section\N{NO-BREAK SPACE}C\N{NO-BREAK SPACE}"
CHESHIRE_EAST = "Cheshire\N{NO-BREAK SPACE}East\N{NO-BREAK SPACE}"
# What the demo takes from there: clauses on visits, on scrutiny, on advice and on confidence.
TAKEN = ("8.2", "8.3", "6.1", "6.3", "6.4", "6.5", "6.6", "6.7", "6.8", "4.3-p2", "3.8-6")
SHARED_LETTERS = "5.13"  # of Section C: a letter is shared with the consent of its author
ROUTES = (RouteKind.POLICY, RouteKind.CHASE, RouteKind.NEED_TO_KNOW)
CONTACT = "contact_centre_name"
NOT_YET = ("Bernard Cole", "Zara Malik", "Meg Sillars")
CONTACT_CENTRE = {
    "contact_centre_phone": "01632 960 100",
    "contact_centre_url": "https://www.westhaven.example/report",
    "office_hours": "Monday to Friday, 9am to 5pm",
    "media_contacts": "Communications team, 01632 960 140",
    "request_services": {
        "support": "Property",
        "budget": "Council tax",
        "media": "Communications",
    },
    "links": {
        "members-code": "https://www.westhaven.example/councillors-code",
        "officers-code": "https://www.westhaven.example/officers-code",
        "constitution": "https://www.westhaven.example/constitution",
        "publicity-code": "https://www.westhaven.example/publicity-code",
    },
}


def westhaven_protocol() -> Preset:
    """Oxford with three routes, the contact centre and the member's reply of Section C."""
    oxford, section_c = load_preset("oxford"), load_preset("section-c")
    reply = section_c.promises[PromiseKind.MEMBER_REPLY]
    taken = [route for route in section_c.routes if route.kind in ROUTES]
    kept = [route for route in oxford.routes if route.kind not in ROUTES]
    cited = {reply.clause, section_c.citations[CONTACT], *(route.clause for route in taken)}
    cited.add(SHARED_LETTERS)
    clauses = [clause for clause in section_c.clauses if clause.number in cited]
    return replace(
        oxford,
        settings={**oxford.settings, CONTACT: section_c.settings[CONTACT]} | CONTACT_CENTRE,
        citations={**oxford.citations, CONTACT: SECTION_C + section_c.citations[CONTACT]},
        routes=(*kept, *(replace(route, clause=SECTION_C + route.clause) for route in taken)),
        promises={**oxford.promises}
        | {PromiseKind.MEMBER_REPLY: replace(reply, clause=SECTION_C + reply.clause)},
        clauses=oxford.clauses
        + tuple(replace(clause, number=SECTION_C + clause.number) for clause in clauses)
        + meeting_clauses(),
    )


def meeting_clauses() -> tuple[PresetClause, ...]:
    """Those of Cheshire East on meetings that Oxford is silent about."""
    return tuple(
        replace(clause, number=CHESHIRE_EAST + clause.number)
        for clause in load_preset("cheshire-east").clauses
        if clause.number.partition("-")[0] in TAKEN or clause.number in TAKEN
    )


def adopt_protocol(*, drafter: User, adopter: User, adopted: datetime) -> None:
    """Version 1, adopted at an aware time and in force from the first of the next month."""
    first = (adopted.date().replace(day=1) + timedelta(days=32)).replace(day=1)
    version_cache.forget_versions()
    with clock_at(adopted):
        draft = actions.draft_from_preset(
            westhaven_protocol(), name="Member and officer protocol", by=drafter
        )
        minute = f"Council, {adopted:%-d %B %Y}, minute 47"
        version = actions.adopt_version(draft, effective_from=first, minute=minute, by=adopter)
    confirm_reading(version, on=first)


def confirm_reading(version: Protocol, *, on: date) -> None:
    """Councillors and officers confirmed on that morning what is expected of them, but for a few:
    an administrator sees who is missing."""
    people = User.objects.filter(appointments__isnull=False).distinct().order_by("pk")
    rows = [
        Acknowledgement(protocol=version, person=person, side=person.side, at=at_local(on, time(9)))
        for person in people
        if person.side and person.name not in NOT_YET
    ]
    Acknowledgement.objects.bulk_create(rows)


def add_closure_days(today: date) -> None:
    """The council's own closed days around a local date: for training, and at the year's end."""
    closed = []
    for year in range(today.year - 2, today.year + 2):
        last = date(year, 11, 30)
        training = last - timedelta(days=(last.weekday() - 4) % 7)
        closed.append(ClosureDay(day=training, why="staff training day"))
        days = [date(year, 12, 29), date(year, 12, 30), date(year, 12, 31)]
        closed += [ClosureDay(day=day, why="closed until the new year") for day in days]
    write_new(closed, by=None, reason="demo")
    calendar.forget_calendars()
