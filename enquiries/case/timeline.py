"""Timeline of an enquiry: what has happened and what comes next, from history and the ledger."""

from datetime import datetime
from operator import attrgetter
from typing import Protocol

from django.db.models import BigIntegerField, DateTimeField
from django.template.defaultfilters import date as words
from django.utils import timezone

from casework import promises
from casework.readers import MOST_IN_A_SENTENCE
from casework.timeline import (
    AFTER_ALL,
    HistoryRow,
    TimelineEvent,
    case_events,
    cover_words,
    latest_changes,
    recorded_words,
)
from enquiries.case import chases
from enquiries.case.colleague_words import colleague_words
from enquiries.case.verb_pages import VERB_PAGES
from enquiries.case.wording import receipt_in_words
from enquiries.contributions import case_panel
from enquiries.ladder import EnquiryLadder
from enquiries.models import Enquiry, EnquiryPromise, Verb
from foundation.statements import Parameter, Statement
from people.models import User, unique_people
from protocols.models import Nudge

MOST_EVENTS = 60
# Of each row of history, which has every column of an enquiry, what a sentence can name.
READ_FROM_HISTORY = (
    *("history_date", "history_change_reason", "history_user__name"),
    *("officer", "service", "due_at", "held_until"),
)
# The words of verbs that name somebody or a date. Those of all others are the labels of `Verb`.
HISTORY_WORDS: dict[str, str] = {
    page.verb: page.history for page in VERB_PAGES if page.verb and page.history
}


LATEST_CHANGES = Statement(
    lambda: latest_changes(
        Enquiry.history.filter(
            id=Parameter("enquiry", BigIntegerField()),
            history_date__lt=Parameter("before", DateTimeField()),
        ).only(*READ_FROM_HISTORY)
    )[:MOST_EVENTS]
)


class EnquiryHistoryRow(HistoryRow, Protocol):
    officer_id: int | None
    service_id: int | None


def timeline_events(
    user: User, enquiry: Enquiry, before: datetime | None = None
) -> list[TimelineEvent]:
    """Newest first, at most `MOST_EVENTS`, with what is still to come on top of the first page."""

    def change_words(row: EnquiryHistoryRow) -> str:
        return enquiry_change_words(row, enquiry, user)

    changes = LATEST_CHANGES.rows(enquiry=enquiry.pk, before=before or AFTER_ALL)
    events = case_events(user, enquiry, changes, change_words, most=MOST_EVENTS, before=before)
    events += case_panel.contribution_events(user, enquiry, before)
    events = sorted(events, key=attrgetter("at"), reverse=True)[:MOST_EVENTS]
    coming = [] if before or not enquiry.is_open else next_reminder(user, enquiry)
    return coming + events


def enquiry_change_words(row: EnquiryHistoryRow, enquiry: Enquiry, user: User) -> str:
    if row.history_change_reason == Verb.CHASED:
        return chases.chase_words(enquiry, row.history_date, user)
    if row.history_change_reason == Verb.RAISED and enquiry.came_by:
        return f"typed it, and recorded how it came: {receipt_in_words(enquiry)}"
    if named := colleague_words(row.history_change_reason, row.history_date, enquiry, user):
        return named
    did = verb_words(row, enquiry, user)
    covered = cover_words(enquiry, row)
    return f"{did}, {covered}" if covered else did


def verb_words(row: EnquiryHistoryRow, enquiry: Enquiry, user: User) -> str:
    template = HISTORY_WORDS.get(row.history_change_reason, "")
    return template.format_map(NamesOfRow(row, enquiry, user)) or recorded_words(row, Verb)


class NamesOfRow(dict[str, str]):
    """Names in the words of a row of history: {officer}, {service}, or a date the row has."""

    def __init__(self, row: EnquiryHistoryRow, enquiry: Enquiry, user: User) -> None:
        super().__init__()
        self.row, self.enquiry, self.user = row, enquiry, user

    def __missing__(self, name: str) -> str:
        if name == "officer":
            return officer_name(self.enquiry, self.row.officer_id, self.user)
        if name == "service":
            return service_name(self.row.service_id, self.enquiry)
        return words(getattr(self.row, name), "l j F")


def officer_name(enquiry: Enquiry, key: int | None, user: User) -> str:
    """The officer named in a row of history, from what the page already has if it can."""
    if key == user.pk:
        return "you"
    if enquiry.officer and key == enquiry.officer_id:
        return enquiry.officer.name
    known: dict[int, str] = enquiry.__dict__.setdefault("_names", {})
    if not known:
        past = enquiry.history.exclude(officer=None).values_list("officer_id", "officer__name")
        known.update(past)
    return known.get(key or 0, "an officer")


def service_name(key: int | None, enquiry: Enquiry) -> str:
    if enquiry.service and key == enquiry.service_id:
        return enquiry.service.name
    known: dict[int, str] = enquiry.__dict__.setdefault("_services", {})
    if not known:
        past = enquiry.history.exclude(service=None).values_list("service_id", "service__name")
        known.update(past)
    return known.get(key or 0, "another service")


def next_reminder(user: User, enquiry: Enquiry) -> list[TimelineEvent]:
    """The next reminder, if nothing happens before it."""
    owed = [p for p in enquiry.promises.all() if p.ended_at is None and p.nudge_at]
    if not owed:
        return []
    promise = min(owed, key=lambda promise: promise.nudge_at)
    rule, calendar = promises.rule_of(enquiry, promise), promises.calendar_of(enquiry)
    steps = promises.reminders_due(promise, rule, calendar, promise.nudge_at)
    if not steps or promise.nudge_at < timezone.now():
        return []
    promise.case = enquiry
    people = reminded_people(promise, steps)
    if not people:
        return []
    to, note = names_in_words(people, user), "if nothing is sent by then"
    return [TimelineEvent(f"reminder to {to}", "", promise.nudge_at, note=note, coming=True)]


def reminded_people(promise: EnquiryPromise, steps: list[Nudge]) -> list[User]:
    """Who would be reminded if it were today, as the sweep asks it. A cover whose last
    day is before then is not named."""
    posts, on = promise.case.posts_concerned, timezone.localdate(promise.nudge_at)
    today = posts.covers_of(promise.case.officer_id)
    covers = {key: found for key, found in today.items() if on <= found.until}
    ladder = EnquiryLadder(posts.holders, lambda: covers)
    return unique_people(p for step in steps for p in ladder.reached(promise, step).people)


def names_in_words(people: list[User], user: User) -> str:
    """Each by name, or how many they are."""
    if len(people) > MOST_IN_A_SENTENCE:
        return f"{len(people)} people"
    names = ["you" if person == user else person.name for person in people]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
