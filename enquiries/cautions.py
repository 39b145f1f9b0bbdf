"""What is somebody told before they send, as the protocol asks: what is open, what to beware of?"""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from enquiries import flagging, shown
from enquiries.marks import Mark, asked_for
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
    """For a councillor who is about to raise an enquiry; `said` is what they said of themselves."""
    found = []
    if said.get("committee_decides"):
        officer = f"{named(Role.MONITORING_OFFICER)}, {protocol.title(Role.MONITORING_OFFICER)},"
        words = (
            "A committee is to decide this by law, on what is put before it. Do not press anybody "
            f"for an outcome here, and if in doubt ask {officer} first."
        )
        found.append(Mark(words, asked_for(protocol, "quasi-judicial-warning")))
    if said.get("may_conflict"):
        offices = (Role.CHIEF_EXECUTIVE, Role.MONITORING_OFFICER)
        who = " or ".join(f"{named(office)}, {protocol.title(office)}" for office in offices)
        words = (
            "You say that another role or interest may conflict with it. You can have advice "
            f"before you send it, from {who}."
        )
        found.append(Mark(words, asked_for(protocol, "capacity-of-the-councillor")))
    return found


def waiting_for_approval(enquiry: Enquiry) -> list[Mark]:
    """For an officer who writes to the councillor of a contentious matter: who reads it first, and
    what came back."""
    words = (
        "It is marked as contentious. A second officer approves what you write before it is sent."
        " Files cannot go with it."
    )
    found = [Mark(words, asked_for(enquiry.version, flagging.APPROVAL))]
    last = enquiry.proposals.select_related("decided_by").order_by("pk").last()
    if last and last.why and last.decided_by:
        found.append(Mark(f"{last.decided_by.name} gave the last one back: {last.why}"))
    return found


def named(role: Role) -> str:
    return ", ".join(person.name for person in holders(role)) or role.label


def open_already(user: User, service: Service | None, protocol: Protocol) -> dict[str, Any]:
    """What of this councillor's own the service has open, soonest first.

    Not what others have there: no count may tell a councillor of another's enquiry.
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
    title = f"Also open from {styled(enquiry.member)}"
    return [{"title": title, "links": found}] if found else []


def titles(rows: Any) -> list[dict[str, Any]]:
    today = timezone.localdate()
    found = rows.with_people().order_by("queue_at", "pk")[:SHOWN]
    return [
        {"title": row.title, "url": row.get_absolute_url(), "due": shown.due(row, today)}
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
        f"You have written {many} times since you last heard. Officers have the date in their "
        "list; another letter now may be felt as pressure."
    )
    return [Mark(words, clause)]
