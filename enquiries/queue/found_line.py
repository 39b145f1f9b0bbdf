"""One of a councillor's own enquiries as a line of a list of what was found."""

from datetime import date, datetime
from typing import NamedTuple

from casework.due_dates import Due
from enquiries.case import wording
from enquiries.models import Enquiry, EnquiryQuerySet, Kind, Status
from enquiries.models.visibility import SHOWN_IN_LISTS
from enquiries.queue import member_list
from foundation.dates_in_words import local, today
from people.directory import directory
from people.models import User

SHOWN_WITH_RESIDENT = (
    *(*SHOWN_IN_LISTS, "answered_at", "place"),
    *("resident__name", "resident__enquiry"),
)


class FoundLine(NamedTuple):
    """Plain values, so that equal lines are rendered once. `about` is its reference and kind."""

    url: str
    title: str
    about: str
    resident: str
    tag: tuple[str, str]
    line: str
    due: Due | None


def with_resident(rows: EnquiryQuerySet) -> EnquiryQuerySet:
    """What the line of each needs, its resident's name among it."""
    return rows.with_resident().only(*SHOWN_WITH_RESIDENT)


def found_lines(rows: list[Enquiry], user: User) -> list[FoundLine]:
    """At most one statement for all, as for `member_lines`."""
    lines = member_list.member_lines(rows, user, directory().coordinator)
    return [
        FoundLine(
            url=line.url,
            title=enquiry.title,
            about=f"{enquiry.reference}, {kind_in_sentence(enquiry.kind)}",
            resident=shown_resident_name(enquiry),
            tag=line.tag,
            line=f"{began(enquiry)} {how_it_stands(enquiry, line.line)}".strip(),
            due=None if is_no_longer_open(enquiry, line.due) else line.due,
        )
        for enquiry, line in zip(rows, lines, strict=True)
    ]


def is_no_longer_open(enquiry: Enquiry, due: Due | None) -> bool:
    """Answered, with the time for following it up over: nothing is late."""
    return enquiry.status == Status.ANSWERED and due is not None and due.late


def kind_in_sentence(kind: str) -> str:
    label = str(Kind(kind).label)
    return label[0].lower() + label[1:]


def shown_resident_name(enquiry: Enquiry) -> str:
    return enquiry.shown_resident.name if enquiry.shown_resident else ""


def began(enquiry: Enquiry) -> str:
    verb = "Asked" if enquiry.is_from_officer else "Raised"
    return f"{verb} {written_date(enquiry.received_at)}."


def how_it_stands(enquiry: Enquiry, who_has_it: str) -> str:
    """Who has it, or how and when it ended, and who ended it."""
    who = wording.officer_and_service(enquiry)
    if enquiry.status == Status.WITHDRAWN:
        return ""
    if enquiry.status == Status.REDIRECTED:
        return f"Redirected by {who}." if who else "Redirected."
    if enquiry.answered_at and enquiry.status in (Status.ANSWERED, Status.CLOSED):
        did, to = ("You replied", "to") if enquiry.is_from_officer else ("Answered", "by")
        return f"{did} {on_day(enquiry.answered_at)} {to} {who}."
    return f"{who_has_it.removesuffix('.')}." if who_has_it else ""


def written_date(at: date | datetime) -> str:
    """20 November 2026."""
    on = local(at)
    return f"{on.day} {on:%B} {on.year}"


def on_day(at: date | datetime) -> str:
    """Today, on 12 June, or on 12 June 2025 in another year."""
    on, now = local(at), today()
    if on == now:
        return "today"
    return f"on {on.day} {on:%B}" if on.year == now.year else f"on {written_date(on)}"
