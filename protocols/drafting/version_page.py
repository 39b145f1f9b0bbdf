"""A version's own page: its state, its history and what can be done with it next."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.urls import reverse

from foundation.verdict import Verdict
from people.models import Appointment, User
from people.roles import GRANTS, Permission
from protocols import policy
from protocols.http import page_if_there, page_of
from protocols.models import Protocol, Status
from protocols.settings import comparing, snapshots
from protocols.settings import rows as settings_rows
from protocols.settings.pages import SUBJECTS, Subject
from protocols.sources import load
from protocols.words import full_day

Tag = tuple[str, str]
BECAME = {
    "drafted": "Drafted",
    "adopted": "Adopted",
    "withdrawn": "Withdrawn before it came into force",
}


class Version(NamedTuple):
    """A row of the list."""

    protocol: Protocol
    url: str
    tag: Tag
    since: str


class Step(NamedTuple):
    """Something to be done next, or a sentence on why it is not open."""

    label: str
    url: str
    reason: str


class Event(NamedTuple):
    """A line of the version's history, for components/timeline.html."""

    lead: str
    rest: str
    at: datetime


def tag(protocol: Protocol, today: date) -> Tag:
    status = protocol.status_on(today)
    if status == Status.DRAFT:
        return "Draft", "yellow"
    if status == Status.SUPERSEDED:
        return "Superseded", "grey"
    coming = protocol.effective_from and protocol.effective_from > today
    return ("Adopted", "") if coming else ("In force", "green")


def since(protocol: Protocol, today: date) -> str:
    """From when, in words: "since Wednesday 1 January 2020"."""
    if not protocol.effective_from:
        return ""
    how = "from" if protocol.effective_from > today else "since"
    if protocol.status_on(today) == Status.SUPERSEDED:
        how = "from"
    return f"{how} {full_day(protocol.effective_from)}"


def listed(versions: Iterable[Protocol], user: User, today: date) -> dict[str, Any]:
    """The context of the list; the newest version first."""
    ordered = sorted(versions, key=lambda version: -version.number)
    return {
        "title": "Versions of the protocol",
        "desk": True,
        "versions": [
            Version(version, page_of(version), tag(version, today), since(version, today))
            for version in ordered
        ],
        "draft": reverse("protocols:draft") if policy.can_draft(user) else "",
        "compare": reverse("protocols:compare") if len(ordered) > 1 else "",
        "back": (reverse("protocols:in_force"), "Back to the protocol"),
    }


def page(protocol: Protocol, user: User, today: date) -> dict[str, Any]:
    """The context of one version's own page."""
    current = settings_rows.version_in_force(today)
    other = current if current and current != protocol else None
    may_edit = policy.can_edit(user, protocol)
    return {
        "title": protocol.name,
        "overline": f"Version {protocol.number} of the protocol, started from {protocol.source}",
        "desk": True,
        "protocol": protocol,
        "facts": facts(protocol, today),
        "subjects": pages(protocol) if may_edit else [],
        "other": other,
        "differences": differences(other, protocol) if other else (),
        "steps": [step for step in steps(protocol, user, today) if step.url],
        "closed": [step for step in steps(protocol, user, today) if not step.url],
        "events": events(protocol),
        "compare": side_by_side(other, protocol) if other else "",
        "back": (reverse("protocols:versions"), "Back to versions"),
    }


def differences(before: Protocol, after: Protocol) -> tuple[comparing.Difference, ...]:
    return comparing.changes(snapshots.of(before), snapshots.of(after))


def side_by_side(first: Protocol, second: Protocol) -> str:
    return f"{reverse('protocols:compare')}?first={first.number}&second={second.number}"


def pages(protocol: Protocol) -> list[tuple[Subject, str]]:
    """Each page of settings, and its address."""
    return [
        (subject, reverse("protocols:settings", args=[protocol.number, subject.key]))
        for subject in SUBJECTS
    ]


def facts(protocol: Protocol, today: date) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [{"label": "State", "tag": tag(protocol, today)}]
    if protocol.effective_from:
        found.append({"label": "In force", "lines": [since(protocol, today)]})
    found.append({"label": "Drafted by", "lines": [protocol.drafted_by.name]})
    if protocol.adopted_by:
        lines = [protocol.adopted_by.name, protocol.minute]
        found.append({"label": "Adopted by", "lines": lines})
    return found


def steps(protocol: Protocol, user: User, today: date) -> list[Step]:
    """What this person might do with it, in order; what nobody could is left out."""
    number = protocol.number
    if protocol.status == Status.DRAFT:
        steps = [adoption(protocol, user)]
        preview = page_if_there("enquiries:what-would-change", number)
        steps += [Step("See what would change", preview, "")] if preview else []
        return steps
    drafted = [
        Step("Start a draft from this version", f"{reverse('protocols:draft')}?from={number}", "")
    ]
    steps = drafted if policy.can_draft(user) else []
    if tag(protocol, today)[0] == "Adopted" and user.may(Permission.ADOPT_PROTOCOL):
        url = reverse("protocols:withdraw", args=[number])
        steps.append(step("Withdraw this version", url, policy.can_withdraw(user, protocol, today)))
    return steps


def adoption(protocol: Protocol, user: User) -> Step:
    url = reverse("protocols:adopt", args=[protocol.number])
    verdict = policy.can_adopt(user, protocol)
    if user.may(Permission.ADOPT_PROTOCOL):
        return step("Adopt this version", url, verdict)
    who = " or ".join(adopters(protocol)) or "the Monitoring Officer or the Chief Executive"
    return Step("Adopt this version", "", f"{verdict.reason} Today that is {who}.")


def step(label: str, url: str, may: Verdict) -> Step:
    return Step(label, url if may else "", may.reason)


def adopters(protocol: Protocol) -> list[str]:
    """Who could adopt it today, by name."""
    roles = [role for role, granted in GRANTS.items() if Permission.ADOPT_PROTOCOL in granted]
    posts = Appointment.objects.current().of_people_who_can_sign_in().filter(role__in=roles)
    people = posts.exclude(person_id=protocol.drafted_by_id).select_related("person")
    return list(dict.fromkeys(post.person.name for post in people.order_by("pk")))


def events(protocol: Protocol) -> list[Event]:
    """What became of it, newest first: each saving with what it changed."""
    found = [
        Event("Changed", f"by {edit.who}. {edit}", edit.at) for edit in comparing.edits(protocol)
    ]
    rows = protocol.history.filter(history_change_reason__in=BECAME)
    for row in rows.select_related("history_user"):
        who = comparing.name_of(row.history_user)
        found.append(Event(BECAME[row.history_change_reason], f"by {who}", row.history_date))
    return sorted(found, key=lambda event: event.at, reverse=True)


def starts(versions: Iterable[Protocol]) -> list[tuple[str, str]]:
    """What a draft may start from: adopted versions, then the source protocols."""
    own = [(f"version-{v.number}", f"Version {v.number}, {v.name}") for v in versions]
    found = ((name, load.load(name)) for name in load.names())
    return [*own, *((name, preset.title) for name, preset in found)]


def to_adopt(protocol: Protocol, today: date) -> dict[str, Any]:
    """The context of the question that adopts it."""
    current = settings_rows.version_in_force(today)
    stays = (
        f"Version {current.number} stays in force until this version starts. " if current else ""
    )
    return {
        "heading": f"Adopt version {protocol.number}",
        "overline": protocol.name,
        "lead": f"{stays}Enquiries already received stay under the version that was in force when"
        " they arrived.",
        "differences": differences(current, protocol) if current else (),
        "other": current,
        "compare": side_by_side(current, protocol) if current else "",
        "button": "Adopt version",
        "done": f"Version {protocol.number} adopted",
        "cancel_url": page_of(protocol),
        "back": (page_of(protocol), f"Back to draft version {protocol.number}"),
    }


def to_withdraw(protocol: Protocol, today: date) -> dict[str, Any]:
    """The context of the question that withdraws it."""
    current = settings_rows.version_in_force(today)
    stays = f"Version {current.number} stays in force. " if current else ""
    return {
        "heading": f"Withdraw version {protocol.number}",
        "overline": f"Adopted to come into force {since(protocol, today)}",
        "lead": f"{stays}Version {protocol.number} becomes a draft again. It can be changed and"
        " adopted again. Its history will still show that it was adopted.",
        "button": "Withdraw version",
        "done": f"Version {protocol.number} is a draft again",
        "cancel_url": page_of(protocol),
        "back": (page_of(protocol), f"Back to version {protocol.number}"),
    }


def choices(versions: Iterable[Protocol]) -> list[tuple[str, str]]:
    """Versions to choose from, by number."""
    return [(str(v.number), f"Version {v.number}, {v.name}"[:80]) for v in versions]
