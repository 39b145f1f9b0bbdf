"""Warnings before somebody sends, as the protocol asks: what is open, what to take care over."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from enquiries import contentious
from enquiries.case import wording
from enquiries.case.annotations import Mark, asked_for
from enquiries.models import Enquiry, LetterKind
from people.directory import styled
from people.models import Service, User, holders
from people.roles import Role
from protocols.models import Protocol
from protocols.words import NUMBERS

SHOWN = 5  # open enquiries that are listed by title
PRESSING = (LetterKind.CHASE, LetterKind.ADDITION)
MANY = 2  # letters in a row after which one more is preceded by a word about pressure


def before_sending(said: Mapping[str, Any], protocol: Protocol) -> list[Mark]:
    """For a councillor about to raise an enquiry. `said` is what they said about themselves."""
    found = []
    if said.get("committee_decides"):
        officer = f"{named(Role.MONITORING_OFFICER)}, {protocol.title(Role.MONITORING_OFFICER)},"
        words = (
            "By law a committee must decide this on the evidence put before it. Do not press "
            f"anyone for an outcome here. If in doubt, ask {officer} first."
        )
        found.append(Mark(words, asked_for(protocol, "quasi-judicial-warning")))
    if said.get("may_conflict"):
        offices = (Role.CHIEF_EXECUTIVE, Role.MONITORING_OFFICER)
        who = " or ".join(f"{named(office)}, {protocol.title(office)}" for office in offices)
        words = (
            "You said another of your roles or interests may conflict with this. You can get "
            f"advice from {who} before you send it."
        )
        found.append(Mark(words, asked_for(protocol, "capacity-of-the-councillor")))
    return found


def waiting_for_approval(enquiry: Enquiry) -> list[Mark]:
    """For an officer who writes to a councillor about a contentious matter: who approves it, and
    why the last letter was sent back."""
    words = (
        "This enquiry is flagged as contentious, so a second officer must approve what you write."
        " You cannot attach files."
    )
    found = [Mark(words, asked_for(enquiry.version, contentious.APPROVAL))]
    last = enquiry.proposals.select_related("decided_by").order_by("pk").last()
    if last and last.why and last.decided_by:
        found.append(Mark(f"{last.decided_by.name} sent the last letter back: {last.why}"))
    return found


def named(role: Role) -> str:
    return ", ".join(person.name for person in holders(role)) or role.label


def open_already(user: User, service: Service | None, protocol: Protocol) -> dict[str, Any]:
    """This councillor's own open enquiries with the service, soonest first.

    Not those of others, because no count may tell a councillor about another's enquiry.
    """
    clause = asked_for(protocol, "workload-is-shown")
    if not (clause and service):
        return {}
    mine = Enquiry.objects.visible_to(user).open().filter(service=service.pk, member=user)
    found = titles(mine)
    return {"clause": clause, "service": service, "links": found} if found else {}


def also_open(user: User, enquiry: Enquiry) -> list[dict[str, Any]]:
    """For an officer who answers: what else this councillor has open that the officer can see."""
    if not enquiry.version.asks_for("workload-is-shown"):
        return []
    rows = Enquiry.objects.visible_to(user).open().filter(member=enquiry.member_id)
    found = titles(rows.exclude(pk=enquiry.pk))
    title = f"Other open enquiries from {styled(enquiry.member)}"
    return [{"title": title, "links": found}] if found else []


def titles(rows: Any) -> list[dict[str, Any]]:
    today = timezone.localdate()
    found = rows.with_people().order_by("queue_at", "pk")[:SHOWN]
    return [
        {"title": row.title, "url": row.get_absolute_url(), "due": wording.due(row, today)}
        for row in found
    ]


def pressing(enquiry: Enquiry) -> list[Mark]:
    """A word about pressure, from the third letter in a row that presses for an answer."""
    clause = asked_for(enquiry.version, "repeated-chasers")
    if not clause:
        return []
    kinds = enquiry.letters.order_by("-sent_at", "-pk").values_list("kind", flat=True)[:10]
    since = next((n for n, kind in enumerate(kinds) if kind not in PRESSING), len(kinds))
    if since < MANY:
        return []
    many = NUMBERS[since]
    words = (
        f"You have written {many} times since you last heard back. Officers can see the due "
        "date. Another message now may feel like pressure."
    )
    return [Mark(words, clause)]
