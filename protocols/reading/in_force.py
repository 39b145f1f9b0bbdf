"""The protocol page: one version in words, with its clauses and today's offices."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypedDict

from django.urls import reverse

from people.models import Appointment, Standing
from people.roles import Role
from protocols import elections
from protocols.behaviours import Behaviour
from protocols.deadlines.terms import Unit
from protocols.models import Clause, PromiseRule, Protocol, Ruling, Status
from protocols.reading.approval import approval_sentences
from protocols.reading.handling import handling_sentences
from protocols.reading.sentences import (
    Link,
    ProtocolSentence,
    clause_anchor_link,
    setting_sentence,
)
from protocols.routes import Office
from protocols.settings import links, snapshots
from protocols.settings.pages import SUBJECTS_BY_KEY, Setting, office_name
from protocols.settings.snapshots import RouteTo
from protocols.sources.evidence import clause_evidence
from protocols.words import amount_of, clock_time, full_day, lower_first

OFFICE_ROLES = (Role.CHIEF_EXECUTIVE, Role.MONITORING_OFFICER, Role.COORDINATOR)


class OfficeHolders(NamedTuple):
    """An office as this council calls it, and who holds or deputises for it today."""

    title: str
    people: tuple[str, ...]


class ClauseDuty(NamedTuple):
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
    source: str = ""  # how the source cites it, if the council has a number of its own for it
    rulings: tuple[Ruling, ...] = ()


class ProtocolPage(TypedDict):
    """What the page shows of a version to every reader."""

    title: str
    overline: str
    protocol: Protocol
    standing: str
    status: list[ProtocolSentence]
    dates: list[str]
    codes: list[Link]
    promises: list[ProtocolSentence]
    counting: list[ProtocolSentence]
    routes: list[ProtocolSentence]
    approval: list[ProtocolSentence]
    complaints: list[ProtocolSentence]
    offices: list[OfficeHolders]
    duties: list[ClauseDuty]


def page_sections(context: ProtocolPage, applies: str) -> list[tuple[str, str]]:
    """The anchor and title of each section that the page has, in its order; `applies` is the title
    of what applies to the reader, or ""."""
    sections = (
        ("applies", applies),
        ("pages", "Pages about the protocol"),
        ("dates", "Earlier adoption and revision dates" if context["dates"] else ""),
        ("codes", "Related codes and procedures" if context["codes"] else ""),
        ("promised", "What is promised"),
        ("days", "How days are counted"),
        ("receives", "Who receives what"),
        ("approval", "Which letters a second officer approves"),
        ("complaints", "Who receives complaints and other matters"),
        ("offices", "Who holds each office today"),
        ("clauses", "The clauses in our own words"),
    )
    return [(anchor, title) for anchor, title in sections if title]


def protocol_context(protocol: Protocol, today: date, *, planned_too: bool = False) -> ProtocolPage:
    """The context of the page, `today` being a local date; `planned_too` if it says what is
    planned and not built yet."""
    return {
        "title": protocol.name,
        "overline": f"Version {protocol.number} of the protocol",
        "protocol": protocol,
        "standing": in_force_sentence(protocol, today),
        "status": [sentence_of_clause(protocol, c) for c in status_clauses(protocol)],
        "dates": source_and_approval_dates(protocol),
        "codes": list(links.links_for(protocol, links.CODES)),
        "promises": [promise_sentence(protocol, rule) for rule in protocol.rules_by_kind.values()],
        "counting": list(counting_sentences(protocol)),
        "routes": list(contact_centre_sentence(protocol)),
        "approval": list(approval_sentences(protocol)),
        "complaints": list(protocol_route_sentences(protocol)),
        "offices": office_holders(protocol, today),
        "duties": clause_duties(protocol, today, planned_too=planned_too),
    }


def in_force_sentence(protocol: Protocol, today: date) -> str:
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


def status_clauses(protocol: Protocol) -> Iterable[Clause]:
    """Those that say what standing the protocol has, such as guidance only (Oxford 23.1)."""
    clauses: Iterable[Clause] = protocol.clauses.filter(behaviour=Behaviour.STATUS_OF_THE_CODE)
    return clauses


def sentence_of_clause(protocol: Protocol, clause: Clause) -> ProtocolSentence:
    return ProtocolSentence(clause.says, clause_anchor_link(protocol, clause.number))


def review_due(protocol: Protocol, today: date) -> str:
    """A sentence once the day of review has come of a version that is in force; else ""."""
    if not protocol.review_on or protocol.review_on > today:
        return ""
    if protocol.status_on(today) != Status.ADOPTED:
        return ""
    return f"The protocol has been due for review since {full_day(protocol.review_on)}."


def source_and_approval_dates(protocol: Protocol) -> list[str]:
    """When the source was adopted and revised, and when the council approved it."""
    day = protocol.approved_on
    approved = [f"Approved by the council on {full_day(day)}"] if day else []
    return [*links.nonempty_lines(protocol.source_dates), *approved]


def clause_duties(protocol: Protocol, today: date, *, planned_too: bool) -> list[ClauseDuty]:
    """Every clause, with what was ruled on it in any version from the same source."""
    ruled: dict[str, list[Ruling]] = {}
    for ruling in rulings_on_source(protocol):
        ruled.setdefault(ruling.number, []).append(ruling)
    poll = bool(elections.election_period_for(protocol, today))
    does = handling_sentences(protocol, clause_evidence(), planned_too=planned_too)
    return [
        clause_duty(protocol, clause, does[clause.number], poll)._replace(
            rulings=tuple(ruled.get(clause.number, ()))
        )
        for clause in protocol.clauses.all()
    ]


def rulings_on_source(protocol: Protocol) -> Iterable[Ruling]:
    """The newest first: one query."""
    return Ruling.objects.filter(protocol__source=protocol.source).select_related("protocol")


def clause_duty(protocol: Protocol, clause: Clause, does: str, poll: bool) -> ClauseDuty:
    ask = reverse("protocols:ask", args=[protocol.number, clause.position])
    words = (clause.summary, does, clause.note, ask, clause.before_poll if poll else "")
    own = protocol.own_numbers.get(clause.cited_as, "")
    source = protocol.clause_name(clause.cited_as) if own else ""
    return ClauseDuty(own or clause.cited_as, clause.heading, clause.anchor, *words, source)


def promise_sentence(protocol: Protocol, rule: PromiseRule) -> ProtocolSentence:
    nudges = tuple(str(nudge) for nudge in rule.nudges.all())
    return ProtocolSentence(
        f"{rule.in_words()}.",
        clause_anchor_link(protocol, rule.clause),
        rule.silent,
        nudges,
        rule.kind,
    )


def counting_sentences(protocol: Protocol) -> Iterator[ProtocolSentence]:
    """How days are counted, and how long answers and holding replies may take."""
    where = protocol.get_division_display().replace("Any of", "any part of")
    yield setting_sentence(
        protocol,
        "division",
        f"Working days are Monday to Friday, except bank holidays in {where} and the council’s own"
        " closure days.",
    )
    if protocol.cut_off:
        at = clock_time(protocol.cut_off)
        late = f"Anything received after {at} counts from the next working day."
        yield setting_sentence(protocol, "cut_off", late)
    days = Unit.WORKING_DAYS
    window = amount_of(protocol.follow_up_days, days)
    yield setting_sentence(
        protocol, "follow_up_days", f"An answer can be followed up for {window}."
    )
    if protocol.holding_cap and protocol.holding_limit:
        cap, limit = amount_of(protocol.holding_cap, days), protocol.holding_limit
        often = "one holding reply" if limit == 1 else f"{limit} holding replies"
        words = f"An enquiry can have {often}, promising a date up to {cap} away."
        yield setting_sentence(protocol, "holding_cap", words)
    stops = "stops" if protocol.pause_while_waiting else "does not stop"
    words = f"The officer’s time {stops} while the councillor has a question to answer."
    yield setting_sentence(protocol, "pause_while_waiting", words)


def contact_centre_sentence(protocol: Protocol) -> Iterator[ProtocolSentence]:
    """Where first requests for a service go: one sentence."""
    phone = f", {protocol.contact_centre_phone}" if protocol.contact_centre_phone else ""
    centre = f"First requests for a service go to the {protocol.contact_centre_name}{phone}."
    yield setting_sentence(protocol, "contact_centre_name", centre)


def protocol_route_sentences(protocol: Protocol) -> Iterator[ProtocolSentence]:
    """Who receives a complaint, and other matters that the protocol sends to somebody."""
    now = snapshots.snapshot_of(protocol)
    silent = {snapshots.route_key(*r.as_route().key): r.silent for r in protocol.routes.all()}
    for subject in ("complaints", "need-to-know", "group-meetings", "routes"):
        for setting in SUBJECTS_BY_KEY[subject].settings:
            if setting.key in silent:
                words = route_sentences(setting, now.values[setting.key], now.values["titles"])
                clause = clause_anchor_link(protocol, setting.clause(now))
                yield ProtocolSentence(words, clause, silent[setting.key], key=setting.key)


# What goes to an office, where the title of the setting cannot begin a sentence.
MATTERS = {
    "route-need-to-know": "The final decision on a document",
    "route-group-meeting": "A request for an officer at a group meeting",
    "route-concern": "An officer’s concern raised from a case",
    "route-code-breach": "An officer’s complaint of a breach of the members’ code",
    "route-pressure": "An officer’s complaint of unfair pressure",
    "route-policy": "An enquiry about policy or strategy",
    "route-request": "Anything except a question of fact",
    "route-interpretation": "A question about what the protocol means",
}


def route_sentences(setting: Setting, to: RouteTo, titles: Mapping[str, str]) -> str:
    """Who a matter goes to, who it goes to if they cannot act, and what comes first."""
    matter = MATTERS.get(setting.key) or f"A {lower_first(setting.title)}"
    names = [[receiver_name(key, titles) for key in keys] for keys in (to.to, to.fallback)]
    words = f"{matter} goes to the {' or the '.join(names[0])}."
    if to.fallback:
        words += f" If they cannot act, it goes to the {', then the '.join(names[1])}."
    if to.first:
        words += f" {'First,' if to.must else 'If possible, first'} {lower_first(to.first)}."
    return words


def receiver_name(key: str, titles: Mapping[str, str]) -> str:
    """An office as this council calls it. Officers have no group leader to turn to."""
    if key == Office.GROUP_LEADER:
        return "councillor’s group leader"
    return titles.get(key) or office_name(key)


def office_holders(protocol: Protocol, today: date) -> list[OfficeHolders]:
    """Who holds each office on a local date, those who hold it before those who deputise."""
    posts = Appointment.objects.current(today).of_people_who_can_sign_in()
    posts = posts.filter(role__in=OFFICE_ROLES).select_related("person").order_by("starts_on", "pk")
    holders: dict[str, list[str]] = {role: [] for role in OFFICE_ROLES}
    for post in sorted(posts, key=lambda post: post.standing == Standing.DEPUTY):
        how = "" if post.standing == Standing.HOLDER else f", {post.get_standing_display().lower()}"
        holders[post.role].append(f"{post.person.name}{how}")
    return [OfficeHolders(protocol.title(role), tuple(people)) for role, people in holders.items()]
