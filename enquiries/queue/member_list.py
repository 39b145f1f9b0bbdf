"""A councillor's enquiries as lines of a list."""

from typing import NamedTuple

from django.db.models import BigIntegerField

from casework.due_dates import Due
from enquiries import policy
from enquiries.case import content, wording
from enquiries.models import (
    ANSWER_KINDS,
    WITH_COUNCIL,
    Enquiry,
    EnquiryPromise,
    EnquiryQuerySet,
    Kind,
    Status,
)
from enquiries.models.visibility import SHOWN_IN_LISTS
from enquiries.queue.policy import can_be_informed
from foundation.dates_in_words import today
from foundation.related_rows import give_related
from foundation.statements import Statement, is_among
from foundation.types import Context
from people import directory as names
from people.models import User
from protocols.models import PromiseKind


class MemberLine(NamedTuple):
    """Plain values, so that equal lines are rendered once."""

    url: str
    reference: str
    title: str
    about: str
    line: str
    due: Due | None
    chase_url: str
    tag: tuple[str, str]


OPEN_PROMISES = Statement(
    lambda: (
        EnquiryPromise.objects.open()
        .filter(is_among("case", "owners", BigIntegerField()))
        .only("case", "rule", "kind", "due_on", "due_at", "ended_at")
        .order_by("pk")
    )
)


def for_member(rows: EnquiryQuerySet) -> EnquiryQuerySet:
    """Rows with all that a line of a councillor's own list shows, the resident among it."""
    return rows.with_resident().only(*SHOWN_IN_LISTS, "resident__name")


def member_lines(rows: list[Enquiry], user: User, coordinator: str = "") -> list[MemberLine]:
    """At most one query for all: what is still due, for the rows that do not say it themselves."""
    if unsaid := [enquiry for enquiry in rows if not says_due_date(enquiry)]:
        give_related(unsaid, "promises", OPEN_PROMISES)
    return [member_line(enquiry, user, coordinator) for enquiry in rows]


MOST_TOLD = 5  # on the home page, the latest


def told_about(user: User) -> list[Context]:
    """Other councillors' enquiries that this one was told about, as a chair or a cabinet member."""
    if not can_be_informed(user):
        return []
    rows = Enquiry.objects.visible_to(user).filter(informed=user).exclude(member=user)
    latest = rows.for_lists().order_by("-received_at", "-pk")[:MOST_TOLD]
    return [
        {
            "url": enquiry.get_absolute_url(),
            "title": enquiry.title,
            "line": f"{enquiry.reference}, asked by {names.labelled_member(enquiry.member_id)}",
        }
        for enquiry in latest
    ]


def says_due_date(enquiry: Enquiry) -> bool:
    """Whether the row itself has what its councillor is told: an answer is due next, or nothing."""
    if enquiry.status == Status.WAITING:
        return False  # two dates are due: the councillor's reply and the officer's answer
    return enquiry.due_kind in ANSWER_KINDS or not enquiry.is_open


def member_line(enquiry: Enquiry, user: User, coordinator: str) -> MemberLine:
    chase = policy.can_chase(user, enquiry)
    return MemberLine(
        url=enquiry.get_absolute_url(),
        reference=enquiry.reference,
        title=enquiry.title,
        about=about(enquiry),
        line=who_has_it(enquiry, coordinator),
        due=wording.follow_up_due(enquiry, today()) or due_to_member(enquiry),
        chase_url=f"{enquiry.get_absolute_url()}chase/" if chase else "",
        tag=wording.state_tag(enquiry, user),
    )


def about(enquiry: Enquiry) -> str:
    """What tells rows of one subject apart: E-2026-0404, for Mrs Joan Pryce; or the kind."""
    resident = enquiry.shown_resident
    kind = Kind(enquiry.kind).label
    words = f"for {resident.name}" if resident else f"{kind[0].lower()}{kind[1:]}"
    return f"{enquiry.reference}, {words}"


def who_has_it(enquiry: Enquiry, coordinator: str) -> str:
    """Who has it, or who will assign it. If it waits for its councillor, who it came from."""
    if enquiry.status not in WITH_COUNCIL:
        return waiting_line(enquiry)
    if enquiry.officer_id or enquiry.office:
        held = ", who sent a holding reply" if enquiry.held_until else ""
        return f"With {wording.officer_and_service(enquiry)}{held}"
    if coordinator:
        return f"Not assigned yet. {coordinator}, coordinator, will assign it to an officer."
    return "Not assigned yet."


def waiting_line(enquiry: Enquiry) -> str:
    who = wording.officer_and_service(enquiry)
    if enquiry.status == Status.WAITING:
        return f"Question from {who}.{reply_by(enquiry)}"
    if enquiry.is_from_officer:
        return f"Your reply is with {who}."
    return f"Answered by {who}."


def reply_by(enquiry: Enquiry) -> str:
    """When the councillor's own reply is due, if the protocol says (Section C 3.4)."""
    mine = (p for p in enquiry.promises.all() if p.kind == PromiseKind.MEMBER_REPLY)
    owed = next((promise for promise in mine if not promise.ended_at), None)
    return f" Reply by {owed.due_on:%A} {owed.due_on.day} {owed.due_on:%B}." if owed else ""


def due_to_member(enquiry: Enquiry) -> Due | None:
    """When its councillor should get the answer. A question to them does not change the date."""
    if says_due_date(enquiry) or not enquiry.answer_owed:
        return wording.next_due(enquiry, today())
    due = content.promise_due(enquiry, enquiry.answer_owed)
    if enquiry.status == Status.WAITING and not due.late:
        return due.saying("The officer’s answer is still due")
    return due
