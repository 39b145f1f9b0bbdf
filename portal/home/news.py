"""News for a councillor: what others did on their cases since their last visit, newest first.

The words are those of each case's timeline, with the title in the place of "it". Complaints have
none: nothing on the home page says what happened on one.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from operator import attrgetter
from typing import NamedTuple, Protocol

from django.db.models import BigIntegerField, DateTimeField, OuterRef, Subquery
from django.urls import reverse

from casework.closures.redating import REASON as REDATED
from casework.timeline import recorded_words
from documents.case.timeline import RequestHistoryRow, request_change_words
from documents.models import DocumentRequest
from documents.models import Verb as RequestVerb
from documents.models.choices import HIDDEN_FROM_MEMBER
from enquiries.case.timeline import HISTORY_WORDS, EnquiryHistoryRow
from enquiries.models import Enquiry, Kind, Verb
from enquiries.models.enquiry import enquiry_url
from foundation.dates_in_words import day
from foundation.statements import Parameter, Statement
from foundation.types import Untyped
from people import directory
from people.models import User

MOST_NEWS = 5  # lines on the home page
MEMBER = Parameter("member", BigIntegerField())
READ_OF_ENQUIRY = (
    *("id", "title", "kind", "officer_id", "service_id", "due_at", "held_until"),
    *("history_date", "history_change_reason", "history_user_id"),
)
# Where the words of a timeline name no case, or a reader of news needs others.
ENQUIRY_WORDS: dict[str, str] = {
    REDATED: "moved the due date of it to {due_at}",
    Verb.ASKED: "asked you a question about it",
    Verb.HELD: "sent a holding reply about it: answer promised for {held_until}",
    Verb.ANSWERED: "answered it",
    Verb.CHASE_ANSWERED: "answered your chase of it",
    Verb.CORRECTED: "corrected the answer to it",
    Verb.FILE_ADDED: "added a file to the answer to it",
    Verb.ADDED: "added information to it",
    Verb.FOLLOWED_UP: "followed up the answer to it",
    Verb.UNMARKED: "removed the statutory duty mark from it",
}
REQUEST_WORDS: dict[str, str] = {
    REDATED: "moved the due date of it to {due_at}",
    RequestVerb.QUESTIONED: "asked you a question about it",
}


class NewsLine(NamedTuple):
    """Who did what, then the title as a link, and what comes after it."""

    lead: str
    link_word: str  # between the two: "about", or nothing
    title: str
    url: str
    rest: str
    at: datetime


class NewsRow(Protocol):
    title: str
    history_date: datetime
    history_change_reason: str
    history_user_id: int | None
    due_at: datetime | None


def news_since(user: User, since: datetime | None) -> list[NewsLine]:
    """At most one line more than are shown. Nothing at a first visit, when all would be new."""
    if since is None:
        return []
    lines = [*enquiry_news(user, since), *request_news(user, since)]
    return sorted(lines, key=attrgetter("at"), reverse=True)[: MOST_NEWS + 1]


def done_by_others(rows: Untyped, cases: Untyped) -> Untyped:
    """The latest rows of a history, of cases that were this councillor’s then and are today, and
    not written by them. An index has them in this order; whose a case is today is asked of each
    row, because a join would read every case of the councillor."""
    today = Subquery(cases.filter(pk=OuterRef("id")).values("member"))
    mine = rows.filter(member=MEMBER).alias(belongs_to=today).filter(belongs_to=MEMBER)
    latest = mine.filter(history_date__gt=Parameter("since", DateTimeField()))
    latest = latest.exclude(history_user=MEMBER)
    return latest.order_by("-history_date", "-history_id")[: MOST_NEWS + 1]


OF_ENQUIRIES = Statement(
    lambda: done_by_others(Enquiry.history.only(*READ_OF_ENQUIRY), Enquiry.objects)
)
OF_REQUESTS = Statement(
    lambda: done_by_others(
        DocumentRequest.history.select_related("officer").exclude(
            history_change_reason__in=HIDDEN_FROM_MEMBER
        ),
        DocumentRequest.objects,
    )
)


def enquiry_news(user: User, since: datetime) -> Iterable[NewsLine]:
    for row in OF_ENQUIRIES.rows(member=user.pk, since=since) if user.is_member else ():
        yield news_line(row, enquiry_words(row), enquiry_url(row.id))


def enquiry_words(row: Untyped) -> str:
    reason = row.history_change_reason
    if reason == Verb.RAISED and row.kind == Kind.OFFICER_QUESTION:
        return "asked you about it"
    words = ENQUIRY_WORDS.get(reason) or HISTORY_WORDS.get(reason, "")
    return words.format_map(NamesOfRow(row)) or recorded_words(row, Verb)


class NamesOfRow(dict[str, str]):
    """Names in the words of a row, from the directory: {officer}, {service}, or a date it has."""

    def __init__(self, row: EnquiryHistoryRow) -> None:
        super().__init__()
        self.row = row

    def __missing__(self, name: str) -> str:
        if name == "officer":
            return directory.person_name(self.row.officer_id) or "an officer"
        if name == "service":
            return directory.service_name(self.row.service_id) or "another service"
        return day(getattr(self.row, name))


def request_news(user: User, since: datetime) -> Iterable[NewsLine]:
    for row in OF_REQUESTS.rows(member=user.pk, since=since) if user.is_member else ():
        url = reverse("documents:detail", args=[row.reference])
        yield news_line(row, request_words(row, user), url)


def request_words(row: RequestHistoryRow, user: User) -> str:
    own = REQUEST_WORDS.get(row.history_change_reason, "")
    return own.format(due_at=day(row.due_at)) or request_change_words(row, user)


def news_line(row: NewsRow, words: str, url: str) -> NewsLine:
    """The title stands where the words say "it"; at their end, where they do not."""
    before, after = split_at_it(words)
    lead = before.removesuffix(" about")
    return NewsLine(
        lead=f"{directory.person_name(row.history_user_id) or 'The portal'} {lead}",
        link_word="about" if lead != before else "",
        title=row.title,
        url=url,
        rest=after,
        at=row.history_date,
    )


def split_at_it(words: str) -> tuple[str, str]:
    """ "assigned it to you" as ("assigned", " to you")."""
    found = re.search(r" it\b", words)
    if found is None:
        return f"{words} about", ""
    return words[: found.start()], words[found.end() :]
