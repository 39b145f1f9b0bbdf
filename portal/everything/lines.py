"""Lines of the list: enquiries and requests for documents in the same shape, and how many."""

from functools import cache, partial

from django.core.exceptions import EmptyResultSet
from django.utils import timezone

from casework.models import AnyCase
from documents.case import wording
from documents.models import OPEN, DocumentRequest, Status
from documents.models.choices import RELEASED, WITH_SERVICE
from enquiries.models import Enquiry
from enquiries.queue.found_line import FoundLine, found_lines, on_day, with_resident, written_date
from enquiries.queue.searched_rows import MOST_LOOKED_AT
from foundation.common_words import common_words
from foundation.search_plans import WordSearch
from foundation.statements import Rows, Statement
from people import directory
from people.models import User
from portal.everything.asked import Asked
from portal.everything.paging import MixedPage, page_of_both
from portal.everything.paging import Rows as Cases
from portal.everything.query import Found, Words

ENQUIRY, REQUEST = "e", "d"
MOST_COUNTED = 1000  # beyond this: "more than 1,000"
MOST_COUNTED_BY_WORDS = 100  # because the words of each row that is counted have to be read


def page_of_found(found: Found, asked: Asked, after: str) -> MixedPage:
    kinds: dict[str, Cases] = {ENQUIRY: found.enquiries, REQUEST: found.documents}
    if found.words:
        kinds[ENQUIRY] = found.words.rows
    read = partial(rows_shown, words=found.words)
    return page_of_both(kinds, after, newest=asked.newest_first, read=read)


def rows_shown(cases: Cases, words: Words | None) -> list[AnyCase]:
    """Of cases in an order, cut to a page, what their lines show; of enquiries those that have the
    words, if there are any."""
    order = tuple(cases.query.order_by)
    if cases.model is not Enquiry:
        return requests_in_order(order).rows(found=cases)
    if words is None:
        return enquiries_in_order(order).rows(found=cases)
    return searched_enquiries(cases, words)


def searched_enquiries(cases: Cases, words: Words) -> list[AnyCase]:
    """Common words are looked for in the order of the list, others by their index, as in the queue:
    see `enquiries.queue.searched_rows`. One statement, or two."""
    statement = enquiries_in_order(tuple(cases.query.order_by))
    try:
        search = WordSearch(cases, words.condition)
    except EmptyResultSet:
        return []
    if common_words(Enquiry, "search").is_common(words.share):
        rows = statement.rows(found=search.in_their_order(MOST_LOOKED_AT))
        if len(rows) == search.most:
            return rows
    return statement.rows(found=search.by_words())


@cache
def enquiries_in_order(order: tuple[str, ...]) -> Statement[Enquiry]:
    found = Enquiry.objects.filter(pk__in=Rows("found"))
    return Statement(lambda: with_resident(found).order_by(*order), planned_once=False)


@cache
def requests_in_order(order: tuple[str, ...]) -> Statement[DocumentRequest]:
    found = DocumentRequest.objects.filter(pk__in=Rows("found")).defer("search", "what")
    return Statement(lambda: found.order_by(*order), planned_once=False)


def lines_of(page: MixedPage, user: User) -> list[FoundLine]:
    """In the order of the page."""
    enquiries = iter(found_lines(page.of(ENQUIRY), user))
    return [
        next(enquiries) if letter == ENQUIRY else request_line(row, user)
        for letter, row in page.rows
    ]


def most_counted(asked: Asked) -> int:
    return MOST_COUNTED_BY_WORDS if asked.q else MOST_COUNTED


def number_found(found: Found, page: MixedPage, most: int) -> int:
    """How many there are, up to one more than are counted; no statement if the page has all."""
    if page.is_first and not page.after:
        return len(page.rows)
    kinds = (found.enquiries, found.documents)
    ordered = [rows.order_by("received_at", "pk").values_list("pk") for rows in kinds]
    keys = [rows[: most + 1] for rows in ordered]
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
