"""A version's own page: its state, its history and what can be done with it next."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.urls import reverse

from foundation.types import Context
from foundation.verdict import Verdict
from people.models import User
from protocols import policy
from protocols.drafting import notices
from protocols.http import url_if_there, version_url
from protocols.models import OFFERED, Protocol, Status
from protocols.settings import comparing, snapshots
from protocols.settings.pages import SUBJECTS, Subject
from protocols.sources import load
from protocols.version_cache import in_force_or_none
from protocols.words import full_day

Tag = tuple[str, str]
VERSION_EVENTS = {
    "drafted": "Drafted",
    OFFERED: "Ready to be adopted",
    "adopted": "Adopted",
    "withdrawn": "Withdrawn before it came into force",
}


class VersionRow(NamedTuple):
    """A row of the list."""

    protocol: Protocol
    url: str
    tag: Tag
    since: str


class NextStep(NamedTuple):
    """Something to be done next, or a sentence on why it is not open."""

    label: str
    url: str
    reason: str


class HistoryEvent(NamedTuple):
    """A line of the version's history, for components/timeline.html."""

    lead: str
    rest: str
    at: datetime


def version_tag(protocol: Protocol, today: date) -> Tag:
    status = protocol.status_on(today)
    if status == Status.DRAFT:
        return "Draft", "yellow"
    if status == Status.SUPERSEDED:
        return "Superseded", "grey"
    coming = protocol.effective_from and protocol.effective_from > today
    return ("Adopted", "") if coming else ("In force", "green")


def in_force_since(protocol: Protocol, today: date) -> str:
    """From when, in words: "since Wednesday 1 January 2020"."""
    if not protocol.effective_from:
        return ""
    how = "from" if protocol.effective_from > today else "since"
    if protocol.status_on(today) == Status.SUPERSEDED:
        how = "from"
    return f"{how} {full_day(protocol.effective_from)}"


def version_list_context(versions: Iterable[Protocol], user: User, today: date) -> Context:
    """The context of the list; the newest version first."""
    ordered = sorted(versions, key=lambda version: -version.number)
    return {
        "title": "Versions of the protocol",
        "desk": True,
        "versions": [
            VersionRow(
                version,
                version_url(version),
                version_tag(version, today),
                in_force_since(version, today),
            )
            for version in ordered
        ],
        "draft": reverse("protocols:draft") if policy.can_draft(user) else "",
        "compare": reverse("protocols:compare") if len(ordered) > 1 else "",
        "back": (reverse("protocols:in_force"), "Back to the protocol"),
    }


def version_context(protocol: Protocol, user: User, today: date) -> Context:
    """The context of one version's own page."""
    current = in_force_or_none(today)
    other = current if current and current != protocol else None
    may_edit = policy.can_edit(user, protocol)
    return {
        "title": protocol.name,
        "overline": f"Version {protocol.number} of the protocol, started from {protocol.source}",
        "desk": True,
        "protocol": protocol,
        "facts": version_facts(protocol, today),
        "subjects": settings_links(protocol) if may_edit else [],
        "other": other,
        "differences": setting_differences(other, protocol) if other else (),
        "steps": [step for step in next_steps(protocol, user, today) if step.url],
        "closed": [step for step in next_steps(protocol, user, today) if not step.url],
        "events": version_events(protocol),
        "compare": comparison_url(other, protocol) if other else "",
        "back": (reverse("protocols:versions"), "Back to versions"),
    }


def setting_differences(before: Protocol, after: Protocol) -> tuple[comparing.Difference, ...]:
    return comparing.changed_settings(snapshots.snapshot_of(before), snapshots.snapshot_of(after))


def comparison_url(first: Protocol, second: Protocol) -> str:
    return f"{reverse('protocols:compare')}?first={first.number}&second={second.number}"


def settings_links(protocol: Protocol) -> list[tuple[Subject, str]]:
    """Each page of settings, and its address."""
    return [
        (subject, reverse("protocols:settings", args=[protocol.number, subject.key]))
        for subject in SUBJECTS
    ]


def version_facts(protocol: Protocol, today: date) -> list[Context]:
    facts: list[Context] = [{"label": "State", "tag": version_tag(protocol, today)}]
    if protocol.effective_from:
        facts.append({"label": "In force", "lines": [in_force_since(protocol, today)]})
    facts.append({"label": "Drafted by", "lines": [protocol.drafted_by.name]})
    if protocol.adopted_by:
        lines = [protocol.adopted_by.name, protocol.minute]
        facts.append({"label": "Adopted by", "lines": lines})
    return facts


def next_steps(protocol: Protocol, user: User, today: date) -> list[NextStep]:
    """What this person might do with it, in order; what nobody could is left out."""
    number = protocol.number
    if protocol.status == Status.DRAFT:
        preview = url_if_there("enquiries:what-would-change", number)
        see = [NextStep("See what would change", preview, "")] if preview else []
        return [adoption_step(protocol, user), *see, *offering_steps(protocol, user)]
    drafted = [
        NextStep(
            "Start a draft from this version", f"{reverse('protocols:draft')}?from={number}", ""
        )
    ]
    steps = drafted if policy.can_draft(user) else []
    if version_tag(protocol, today)[0] == "Adopted" and policy.can_adopt_versions(user):
        url = reverse("protocols:withdraw", args=[number])
        steps.append(
            next_step_if_allowed(
                "Withdraw this version", url, policy.can_withdraw(user, protocol, today)
            )
        )
    return steps


def offering_steps(protocol: Protocol, user: User) -> list[NextStep]:
    if not policy.can_edit(user, protocol):
        return []
    url, may = reverse("protocols:offer", args=[protocol.number]), policy.can_offer(user, protocol)
    return [next_step_if_allowed("Say that this draft is ready", url, may)]


def adoption_step(protocol: Protocol, user: User) -> NextStep:
    url = reverse("protocols:adopt", args=[protocol.number])
    verdict = policy.can_adopt(user, protocol)
    if policy.can_adopt_versions(user):
        return next_step_if_allowed("Adopt this version", url, verdict)
    names = [person.name for person in notices.possible_adopters(protocol)]
    who = " or ".join(names) or "the Monitoring Officer or the Chief Executive"
    return NextStep("Adopt this version", "", f"{verdict.reason} Today that is {who}.")


def next_step_if_allowed(label: str, url: str, may: Verdict) -> NextStep:
    return NextStep(label, url if may else "", may.reason)


def version_events(protocol: Protocol) -> list[HistoryEvent]:
    """What became of it, newest first: each saving with what it changed."""
    events = [
        HistoryEvent("Changed", f"by {edit.who}. {edit}", edit.at)
        for edit in comparing.draft_edits(protocol)
    ]
    rows = protocol.history.filter(history_change_reason__in=VERSION_EVENTS)
    for row in rows.select_related("history_user"):
        who = comparing.editor_name(row.history_user)
        events.append(
            HistoryEvent(VERSION_EVENTS[row.history_change_reason], f"by {who}", row.history_date)
        )
    return sorted(events, key=lambda event: event.at, reverse=True)


def draft_starts(versions: Iterable[Protocol]) -> list[tuple[str, str]]:
    """What a draft may start from: adopted versions, then the source protocols."""
    own = [(f"version-{v.number}", f"Version {v.number}, {v.name}") for v in versions]
    presets = ((name, load.load_preset(name)) for name in load.preset_names())
    return [*own, *((name, preset.title) for name, preset in presets)]


def offer_context(protocol: Protocol) -> Context:
    """The context of the question that tells who can adopt a draft that it is ready."""
    names = [person.name for person in notices.possible_adopters(protocol)]
    told = f"We will tell {' and '.join(names)}." if names else "No one can adopt it today."
    return {
        "heading": f"Say that draft version {protocol.number} is ready",
        "overline": protocol.name,
        "lead": f"{told} You can still change the draft, and tell them again when you have.",
        "button": "Say that it is ready",
        "done": f"Draft version {protocol.number} is ready to be adopted",
        "cancel_url": version_url(protocol),
        "back": (version_url(protocol), f"Back to draft version {protocol.number}"),
        "shown": str(protocol.revision),
    }


def adopt_context(protocol: Protocol, today: date) -> Context:
    """The context of the question that adopts it."""
    current = in_force_or_none(today)
    stays = (
        f"Version {current.number} stays in force until this version starts. " if current else ""
    )
    return {
        "heading": f"Adopt version {protocol.number}",
        "overline": protocol.name,
        "lead": f"{stays}Enquiries already received stay under the version that was in force when"
        " they arrived.",
        "differences": setting_differences(current, protocol) if current else (),
        "other": current,
        "compare": comparison_url(current, protocol) if current else "",
        "button": "Adopt version",
        "done": f"Version {protocol.number} adopted",
        "cancel_url": version_url(protocol),
        "back": (version_url(protocol), f"Back to draft version {protocol.number}"),
    }


class ChangesSince(NamedTuple):
    """What became of a draft after its adopter opened the page, a sentence each, and who did it."""

    editors: list[str]
    sentences: list[str]


def changes_since(protocol: Protocol, shown: str) -> ChangesSince | None:
    """From the revision that a page showed to now; None if it is the same."""
    if not re.fullmatch("[0-9]{1,9}", shown) or int(shown) >= protocol.revision:
        return None
    revision = int(shown)
    then, now = snapshots.snapshot_at_revision(protocol, revision), snapshots.snapshot_of(protocol)
    changes = comparing.changed_settings(then, now) if then else ()
    later = range(revision + 1, protocol.revision + 1)
    clauses = [words for number in later for words in comparing.clause_changes(protocol, number)]
    sentences = [*map(str, changes), *dict.fromkeys(clauses)]
    return ChangesSince(comparing.editors_since(protocol, revision), sentences)


def withdraw_context(protocol: Protocol, today: date) -> Context:
    """The context of the question that withdraws it."""
    current = in_force_or_none(today)
    stays = f"Version {current.number} stays in force. " if current else ""
    return {
        "heading": f"Withdraw version {protocol.number}",
        "overline": f"Adopted to come into force {in_force_since(protocol, today)}",
        "lead": f"{stays}Version {protocol.number} becomes a draft again. It can be changed and"
        " adopted again. Its history will still show that it was adopted.",
        "button": "Withdraw version",
        "done": f"Version {protocol.number} is a draft again",
        "cancel_url": version_url(protocol),
        "back": (version_url(protocol), f"Back to version {protocol.number}"),
    }


def version_choices(versions: Iterable[Protocol]) -> list[tuple[str, str]]:
    """Versions to choose from, by number."""
    return [(str(v.number), f"Version {v.number}, {v.name}"[:80]) for v in versions]
