"""Lines of the list: enquiries and requests for documents in the same shape, and how many."""

from django.utils import timezone

from documents.case import wording
from documents.models import OPEN, DocumentRequest, Status
from documents.models.choices import RELEASED, WITH_SERVICE
from enquiries.queue.found_line import FoundLine, found_lines, on_day, with_resident, written_date
from people import directory
from people.models import User
from portal.everything.asked import Asked
from portal.everything.paging import MixedPage, Rows, page_of_both
from portal.everything.query import Found

ENQUIRY, REQUEST = "e", "d"
MOST_COUNTED = 1000  # beyond this: "more than 1,000"


def page_of_found(found: Found, asked: Asked, after: str) -> MixedPage:
    kinds: dict[str, Rows] = {
        ENQUIRY: with_resident(found.enquiries),
        REQUEST: found.documents.defer("search", "what"),
    }
    return page_of_both(kinds, after, newest=asked.newest_first)


def lines_of(page: MixedPage, user: User) -> list[FoundLine]:
    """In the order of the page."""
    enquiries = iter(found_lines(page.of(ENQUIRY), user))
    return [
        next(enquiries) if letter == ENQUIRY else request_line(row, user)
        for letter, row in page.rows
    ]


def number_found(found: Found, page: MixedPage) -> int:
    """How many there are, up to one more than are counted; no statement if the page has all."""
    if page.is_first and not page.after:
        return len(page.rows)
    kinds = (found.enquiries, found.documents)
    ordered = [rows.order_by("received_at", "pk").values_list("pk") for rows in kinds]
    keys = [rows[: MOST_COUNTED + 1] for rows in ordered]
    return int(keys[0].union(keys[1], all=True).count())


def request_line(row: DocumentRequest, user: User) -> FoundLine:
    """A release to accept leads to its conditions."""
    return FoundLine(
        url=f"{row.get_absolute_url()}{'released/' if row.awaits_acceptance else ''}",
        title=row.title,
        about=f"{row.reference}, request for a document",
        resident="",
        tag=wording.status_tag(row, user),
        line=f"Requested {written_date(row.received_at)}. {how_it_stands(row)}".strip(),
        due=wording.next_due(row, timezone.localdate()) if row.status in OPEN else None,
    )


def how_it_stands(row: DocumentRequest) -> str:
    """Who has it, or who decided and when, and until when it can be opened. The names are those of
    the directory, so that no row is joined to another table."""
    if row.status in WITH_SERVICE:
        asked = row.status == Status.WAITING
        return f"{'Question from' if asked else 'With'} {officer_and_service(row)}."
    parts = [decided_line(row), wording.holder_line(row)]
    return " ".join(f"{part.removesuffix('.')}." for part in parts if part)


def decided_line(row: DocumentRequest) -> str:
    if row.status not in (*RELEASED, Status.REFUSED) or row.decided_at is None:
        return ""
    did = {Status.RELEASED: "Released", Status.PART_RELEASED: "Part released"}
    when = on_day(row.determined_at or row.decided_at)
    return f"{did.get(Status(row.status), 'Refused')} {when} by {who_decided(row)}"


def who_decided(row: DocumentRequest) -> str:
    """The office of the final decision, or the officer and service."""
    if row.determined_at:
        return f"the {row.version.title(row.office)}"
    return officer_and_service(row)


def officer_and_service(row: DocumentRequest) -> str:
    names = (directory.person_name(row.officer_id), directory.service_name(row.service_id))
    return ", ".join(name for name in names if name)
