"""Effects of a change to a seat, a portfolio or an outside appointment, in sentences: its days, and
what its holder can then read and do."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from foundation.dates_in_words import day_year
from people.models import OutsideAppointment, OutsideCapacity, Portfolio, Position, Seat
from people.positions.objections import gains_something
from people.roles import Role
from relations.models import ScrutinyBody

READS = (
    "Between these days they can read every report to this committee and every letter that was"
    " copied to it, also earlier ones. They can ask for its documents without giving a reason, and"
    " they are told about its announcements."
)
READS_NO_LONGER = (
    "After that they can no longer read reports to this committee or letters that were copied to"
    " it, and they must give a reason if they ask for its documents."
)
CHAIRS = "They chair the committee as well, and keep all of this for as long as they do."
SCRUTINY = "They see which officers this committee asks to attend."
SUMMARIES = (
    "They will get the monthly summary of {service}, see figures on answers to its enquiries and,"
    " if the protocol provides for it, get notice of answers and documents for meetings. They can"
    " open no enquiry because of this."
)
NO_SUMMARIES = "After that they no longer get the monthly summary of {service}."
NO_EFFECT = "Every day of this is in the past, so it opens nothing."


def mark_of_effects(effects: Sequence[str]) -> str:
    """What a form carries to say which sentences its page showed."""
    return hashlib.blake2b("\0".join(effects).encode(), digest_size=16).hexdigest()


def effects_of_change(before: Position | None, after: Position, today: date) -> list[str]:
    """Of a new position if there was none `before`."""
    days = days_in_sentences(before, after, today)
    return [*days, *rights_in_sentences(before, after, today)]


def effects_of_cancelling(position: Position) -> list[str]:
    what = held_words(position, "have", "be")
    sentence = f"{position.holder.name} was to {what} from {day_year(position.starts_on)}."
    return [sentence, "They will not. Their history will say who cancelled this."]


def held_words(position: Position, have: str, be: str) -> str:
    """What the holder has or is: “will have a seat on Planning”, with these verbs."""
    if isinstance(position, Seat):
        return f"{have} a seat on {position.committee}"
    if isinstance(position, Portfolio):
        return f"{have} {position.service} in their portfolio"
    how = "for the council" if position.capacity == OutsideCapacity.COUNCIL else "personally"
    return f"{be} on {position.body} {how}"


def days_in_sentences(before: Position | None, after: Position, today: date) -> Iterator[str]:
    is_past = is_over(after, today)
    verbs = ("had", "was") if is_past else ("will have", "will be")
    who = f"{after.holder.name} {held_words(after, *verbs)}"
    if before is None:
        yield f"{who} from {day_year(after.starts_on)}, {last_day_words(after)}."
        return
    if before.starts_on != after.starts_on:
        was = day_year(before.starts_on)
        yield f"{who} from {day_year(after.starts_on)}, instead of from {was}."
    if before.ends_on != after.ends_on:
        yield f"{who} {last_day_words(after)}, instead of {last_day_words(before)}."
    if (before.starts_on, before.ends_on) == (after.starts_on, after.ends_on):
        yield f"{who}."


def last_day_words(position: Position) -> str:
    return f"until {day_year(position.ends_on)}" if position.ends_on else "with no last day"


def is_over(position: Position, today: date) -> bool:
    return position.ends_on is not None and position.ends_on < today


def rights_in_sentences(before: Position | None, after: Position, today: date) -> Iterator[str]:
    if before and not gains_something(after, before):
        yield from rights_lost(after)
    elif is_over(after, today):
        yield NO_EFFECT
    elif isinstance(after, Seat):
        yield READS
        if ScrutinyBody.objects.filter(committee=after.committee).exists():
            yield SCRUTINY
        yield from end_of_term(after)
    elif isinstance(after, Portfolio):
        yield SUMMARIES.format(service=after.service)
        yield from others_with_service(after)
        if after.post.ends_on and not after.ends_on:
            yield f"The post ends on {day_year(after.post.ends_on)}, and this with it."
    elif after.holder.appointments.filter(role=Role.COUNCILLOR).exists():
        yield f"Between these days they can raise enquiries for {after.body}."


def rights_lost(after: Position) -> Iterator[str]:
    if isinstance(after, Seat):
        yield READS_NO_LONGER
        if after.ends_on and chairs_on(after, after.ends_on + timedelta(days=1)):
            yield CHAIRS
    elif isinstance(after, Portfolio):
        yield NO_SUMMARIES.format(service=after.service)
        if after.ends_on and not others_on(after, after.ends_on + timedelta(days=1)):
            yield f"No cabinet member then has {after.service} in their portfolio."
    elif isinstance(after, OutsideAppointment):
        yield f"After that they can raise no enquiry for {after.body}."


def chairs_on(seat: Seat, day: date) -> bool:
    posts = seat.person.appointments.current(day).filter(committee=seat.committee)
    return posts.filter(role=Role.COMMITTEE_CHAIR).exists()


def end_of_term(seat: Seat) -> Iterator[str]:
    """If the last day of the term is known and the seat would go on after it."""
    terms = seat.person.appointments.filter(role=Role.COUNCILLOR).order_by("starts_on", "pk")
    term = terms.last()
    if term and term.ends_on and (seat.ends_on is None or seat.ends_on > term.ends_on):
        yield f"Their term ends on {day_year(term.ends_on)}. They can do none of this after that."


def others_with_service(portfolio: Portfolio) -> Iterator[str]:
    """Who has the same service on one of these days, and who comes first where one is asked for."""
    rows = other_portfolios(portfolio).filter(Q(ends_on=None) | Q(ends_on__gte=portfolio.starts_on))
    if portfolio.ends_on:
        rows = rows.filter(starts_on__lte=portfolio.ends_on)
    posts = list(dict.fromkeys(row.post for row in rows))
    if not posts:
        return
    names = ", ".join(post.person.name for post in posts)
    first = min([*posts, portfolio.post], key=lambda post: (post.starts_on, post.pk))
    yield f"{portfolio.service} is in another portfolio too: {names}."
    yield (
        "Where the protocol asks for one cabinet member, the portal chooses the one who has had the"
        f" post longest, {first.person.name}."
    )


def others_on(portfolio: Portfolio, day: date) -> bool:
    return other_portfolios(portfolio).filter(pk__in=Portfolio.objects.current(day)).exists()


def other_portfolios(portfolio: Portfolio) -> QuerySet[Portfolio]:
    rows = Portfolio.objects.filter(service=portfolio.service, post__is_cancelled=False)
    rows = rows.exclude(post=portfolio.post)
    return rows.select_related("post__person").order_by("post__starts_on", "post")
