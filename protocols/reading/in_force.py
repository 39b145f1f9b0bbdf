"""The protocol page: one version in words, with its clauses and today's offices."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from django.urls import reverse

from people.models import Appointment, Standing
from people.roles import Role
from protocols import elections
from protocols.deadlines.terms import Unit
from protocols.models import Clause, Handling, PromiseRule, Protocol, Ruling, Status
from protocols.settings import links, snapshots
from protocols.settings.pages import BY_KEY, route
from protocols.settings.snapshots import defaults
from protocols.words import amount_of, anchor, clock_time, full_day

OFFICES = (Role.CHIEF_EXECUTIVE, Role.MONITORING_OFFICER, Role.COORDINATOR)

Link = tuple[str, str]  # a clause as it is cited, and where on the page it stands


class Said(NamedTuple):
    """A sentence of the page. Without a clause it is the portal's default, and `silent` says so."""

    words: str
    clause: Link | None
    silent: bool = False
    nudges: tuple[str, ...] = ()


class Office(NamedTuple):
    """An office as this council calls it, and who holds or deputises for it today."""

    title: str
    people: tuple[str, ...]


class Duty(NamedTuple):
    """One thing that a clause asks for, what overrides or qualifies it, and what the portal does
    about it, each in a sentence; `poll` is the wording that replaces it in an election period."""

    number: str
    heading: str
    anchor: str
    summary: str
    does: str
    note: str
    ask: str
    poll: str = ""
    rulings: tuple[Ruling, ...] = ()


def page(protocol: Protocol, today: date) -> dict[str, Any]:
    """The context of the page, `today` being a local date."""
    return {
        "title": protocol.name,
        "overline": f"Version {protocol.number} of the protocol",
        "protocol": protocol,
        "standing": standing(protocol, today),
        "dates": dates(protocol),
        "codes": list(links.of(protocol, links.CODES)),
        "promises": [promised(protocol, rule) for rule in protocol.rules_by_kind.values()],
        "counting": list(counting(protocol)),
        "routes": list(routes(protocol)),
        "complaints": list(complaints(protocol)),
        "offices": offices(protocol, today),
        "duties": duties(protocol, today),
    }


def standing(protocol: Protocol, today: date) -> str:
    """Whether this version is in force on a local date, and since or from when."""
    if protocol.effective_from is None:
        return (
            "This is a draft and not in force. Only people who draft or adopt versions can see it."
        )
    start = full_day(protocol.effective_from)
    if protocol.effective_from > today:
        return f"Adopted. It comes into force on {start}."
    if protocol.status_on(today) == Status.SUPERSEDED:
        return f"Superseded. It was in force from {start}."
    return f"In force since {start}."


def review_due(protocol: Protocol, today: date) -> str:
    """A sentence once the day of review has come of a version that is in force; else ""."""
    if not protocol.review_on or protocol.review_on > today:
        return ""
    if protocol.status_on(today) != Status.ADOPTED:
        return ""
    return f"The protocol has been due for review since {full_day(protocol.review_on)}."


def dates(protocol: Protocol) -> list[str]:
    """When the source was adopted and revised, and when the council approved it."""
    day = protocol.approved_on
    approved = [f"Approved by the council on {full_day(day)}"] if day else []
    return [*links.lines(protocol.source_dates), *approved]


def duties(protocol: Protocol, today: date) -> list[Duty]:
    """Every clause, with what was ruled on it in any version from the same source."""
    ruled: dict[str, list[Ruling]] = {}
    for ruling in rulings(protocol):
        ruled.setdefault(ruling.number, []).append(ruling)
    poll = bool(elections.running(protocol, today))
    return [
        duty(protocol, clause, poll)._replace(rulings=tuple(ruled.get(clause.number, ())))
        for clause in protocol.clauses.all()
    ]


def rulings(protocol: Protocol) -> Iterable[Ruling]:
    """The newest first: one query."""
    return Ruling.objects.filter(protocol__source=protocol.source).select_related("protocol")


def duty(protocol: Protocol, clause: Clause, poll: bool) -> Duty:
    ask = reverse("protocols:ask", args=[protocol.number, clause.position])
    words = clause.summary, does(clause), clause.note, ask, clause.before_poll if poll else ""
    return Duty(clause.cited_as, clause.heading, clause.anchor, *words)


def does(clause: Clause) -> str:
    """What the portal does about a clause, honest about what is not built."""
    behaviour = clause.serves
    if behaviour is None:
        return "For information only. The portal does not do anything about this."
    if not behaviour.built:
        return f"Planned, not built yet: {behaviour.says}"
    return f"{Handling(clause.handled).label.partition(':')[0]}: {behaviour.says}"


def link(protocol: Protocol, number: str) -> Link | None:
    return (protocol.clause_name(number), f"#{anchor(number)}") if number else None


def promised(protocol: Protocol, rule: PromiseRule) -> Said:
    nudges = tuple(str(nudge) for nudge in rule.nudges.all())
    return Said(f"{rule.in_words()}.", link(protocol, rule.clause), rule.silent, nudges)


def setting(protocol: Protocol, field: str, words: str) -> Said:
    clause = link(protocol, protocol.cites(field))
    usual = getattr(protocol, field) == defaults().values.get(field)
    return Said(words, clause, silent=clause is None and usual)


def counting(protocol: Protocol) -> Iterator[Said]:
    """How days are counted, and how long answers and holding replies may take."""
    where = protocol.get_division_display().replace("Any of", "any part of")
    yield setting(
        protocol,
        "division",
        f"Working days are Monday to Friday, except bank holidays in {where} and the council’s own"
        " closure days.",
    )
    if protocol.cut_off:
        at = clock_time(protocol.cut_off)
        late = f"Anything received after {at} counts from the next working day."
        yield setting(protocol, "cut_off", late)
    days = Unit.WORKING_DAYS
    window = amount_of(protocol.follow_up_days, days)
    yield setting(protocol, "follow_up_days", f"An answer can be followed up for {window}.")
    if protocol.holding_cap and protocol.holding_limit:
        cap, limit = amount_of(protocol.holding_cap, days), protocol.holding_limit
        often = "one holding reply" if limit == 1 else f"{limit} holding replies"
        words = f"An enquiry can have {often}, promising a date up to {cap} away."
        yield setting(protocol, "holding_cap", words)
    stops = "stops" if protocol.pause_while_waiting else "does not stop"
    words = f"The officer’s time {stops} while the councillor has a question to answer."
    yield setting(protocol, "pause_while_waiting", words)


def routes(protocol: Protocol) -> Iterator[Said]:
    """Who receives what."""
    phone = f", {protocol.contact_centre_phone}" if protocol.contact_centre_phone else ""
    centre = f"First requests for a service go to the {protocol.contact_centre_name}{phone}."
    yield setting(protocol, "contact_centre_name", centre)


def complaints(protocol: Protocol) -> Iterator[Said]:
    """Who receives a complaint, and other matters that the protocol sends to somebody."""
    now = snapshots.of(protocol)
    silent = {snapshots.route_key(*r.as_route().key): r.silent for r in protocol.routes.all()}
    for subject in ("complaints", "need-to-know", "routes"):
        for setting in BY_KEY[subject].settings:
            if setting.key in silent:
                where = "; ".join(route(now.values[setting.key], now.values["titles"]))
                words = f"{setting.title}: {where}."
                clause = link(protocol, setting.clause(now))
                yield Said(words, clause, silent[setting.key])


def offices(protocol: Protocol, today: date) -> list[Office]:
    """Who holds each office on a local date, those who hold it before those who deputise."""
    posts = Appointment.objects.current(today).of_people_who_can_sign_in()
    posts = posts.filter(role__in=OFFICES).select_related("person").order_by("starts_on", "pk")
    found: dict[str, list[str]] = {role: [] for role in OFFICES}
    for post in sorted(posts, key=lambda post: post.standing == Standing.DEPUTY):
        how = "" if post.standing == Standing.HOLDER else f", {post.get_standing_display().lower()}"
        found[post.role].append(f"{post.person.name}{how}")
    return [Office(protocol.title(role), tuple(people)) for role, people in found.items()]
