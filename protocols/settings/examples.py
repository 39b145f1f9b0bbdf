"""Worked examples of settings, in words: always for the same Friday before Christmas."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from protocols.calendar import working_calendar
from protocols.choices import Addressee, PromiseKind, Stage
from protocols.deadlines.clock import CalendarEnds, Terms, Unit, WorkingCalendar, deadline
from protocols.deadlines.terms import LONDON
from protocols.routes import Route, resolve_route
from protocols.settings import clearance, links, meeting_settings, pages, services_offered
from protocols.settings.complaint_matters import ABOUT_WORDS, BY_WORDS, COMPLAINT_MATTERS
from protocols.settings.pages import Setting
from protocols.settings.promise_examples import (
    LADDER_EXAMPLES,
    NO_FIGURE_EXAMPLES,
    PROMISE_EXAMPLES,
)
from protocols.settings.setting_words import OFFICE_TITLES
from protocols.settings.snapshots import LADDER, ROUTE, Figure, RouteTo, Snapshot, Step, route_key
from protocols.words import clock_time, full_day, reason_inside_sentence

MORNING = time(10)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


class Sentence(NamedTuple):
    """`strong` is what to look at in it."""

    before: str
    strong: str = ""
    after: str = ""

    def __str__(self) -> str:
        return f"{self.before}{self.strong}{self.after}"


class Example:
    """One version's settings, put to the test on one Friday. Dates are local."""

    def __init__(self, snapshot: Snapshot, today: date) -> None:
        self.snapshot, self.values = snapshot, snapshot.values
        self.friday = friday_before_christmas(today)
        self.calendar: WorkingCalendar = working_calendar(self.values["division"])

    def due(self, figure: Figure) -> date:
        """When something that began on the Friday morning is due."""
        terms = Terms(figure.amount, Unit(figure.unit), self.values["cut_off"], self.values["roll"])
        return deadline(self.received(MORNING), terms, self.calendar).due_on

    def received(self, at: time) -> datetime:
        return datetime.combine(self.friday, at, LONDON)

    def days_on(self, days: int) -> date:
        """So many working days after the Friday."""
        return self.calendar.add(self.calendar.next_working(self.friday), days)


def friday_before_christmas(today: date) -> date:
    """The last Friday up to 18 December, of this year until it has passed."""
    for year in (today.year, today.year + 1):
        eve = date(year, 12, 18)
        friday = eve - timedelta(days=(eve.weekday() - 4) % 7)
        if friday >= today:
            break
    return friday


def example_for(setting: Setting, snapshot: Snapshot, today: date) -> tuple[Sentence, ...]:
    """The meaning of one setting of a version; "" of a date that is beyond every calendar."""
    example = Example(snapshot, today)
    values = setting.values(snapshot)
    try:
        if setting.key.startswith(LADDER):
            return tuple(ladder_example(example, setting.key.removeprefix(LADDER), values[0] or ()))
        if setting.key.startswith(ROUTE):
            return tuple(route_example(example, setting.key, values[0]))
        if setting.key in PromiseKind.values:
            return (promise_example(example, setting.key, values[0]),)
        return (EXAMPLES[setting.key](example, *values),)
    except CalendarEnds:
        return (Sentence("We cannot work out a date that far ahead."),)


def promise_example(example: Example, kind: str, figure: Figure | None) -> Sentence:
    if figure is None:
        return Sentence(NO_FIGURE_EXAMPLES.get(kind, "It would have no due date."))
    before, after = PROMISE_EXAMPLES[kind]
    day = full_day(example.friday)
    return Sentence(before.format(day=day), full_day(example.due(figure)), after)


def ladder_example(example: Example, kind: str, steps: tuple[Step, ...]) -> Iterator[Sentence]:
    """Who would be told on which day, about something due on the date of the example."""
    figure = example.snapshot.figure(kind)
    if kind == PromiseKind.FULL_REPLY:
        due, what = example.friday, "For an answer promised for "
    elif figure is None:
        yield Sentence("This version sets no time limit for this, so no one would be reminded.")
        return
    else:
        due = example.due(figure)
        what = f"{LADDER_EXAMPLES[kind].format(full_day(example.friday))}, due "
    yield Sentence(what, full_day(due), ":" if steps else ", no one would be told.")
    for step in steps:
        day = example.calendar.add(example.calendar.next_working(due), step.offset)
        yield Sentence(f"{the_addressee(step.to)} on ", full_day(day))


def the_addressee(addressee: str) -> str:
    if addressee == Addressee.COORDINATORS:
        return "the coordinators"
    return f"the {pages.addressee_in_words(addressee)}"


def route_example(example: Example, key: str, value: RouteTo | None) -> Iterator[Sentence]:
    """Where a matter would go, and where it would go if none of those offices can act."""
    matter, about = MATTER_WORDS.get(key) or complaint_matter(key)
    if value is None:
        yield Sentence(f"{matter} would not have its own route.")
        return
    offices = " or the ".join(office_title(example, one) for one in value.to)
    yield Sentence(f"{matter} would go to ", f"the {offices}", ".")
    route = Route("", value.to, about=about, fallback=value.fallback)
    later = resolve_route(route, vacant=value.to).to[0]
    yield Sentence(
        "If that office is vacant or involved, it would go to ",
        f"the {office_title(example, later)}",
        ".",
    )


def complaint_matter(key: str) -> tuple[str, str]:
    """The matter of a complaint's route, and who it is about."""
    by, about = next(m[1:] for m in COMPLAINT_MATTERS if route_key(*m) == key)
    return f"A complaint by {BY_WORDS[by]} about {ABOUT_WORDS[about]}", about


MATTER_WORDS = {
    "route-policy": ("A matter of policy or strategy", ""),
    "route-request": ("Anything except a question of fact", ""),
    "route-chase": ("A chased enquiry that is overdue", ""),
    "route-failed-service": ("A service failure", ""),
    "route-interpretation": ("A question about what the protocol means", ""),
    "route-concern": ("An officer’s concern about a councillor, raised from a case", ""),
    "route-code-breach": ("An officer’s complaint of a breach of the members’ code", "member"),
    "route-pressure": ("An officer’s complaint of unfair pressure", "member"),
    "route-need-to-know": ("A dispute over a document", ""),
    "route-group-meeting": ("A request for an officer at a group meeting", ""),
}


def holding_example(example: Example, cap: int | None, limit: int | None) -> Sentence:
    if not limit:
        return Sentence(
            "An officer who cannot answer on time could ", "not", " send a holding reply."
        )
    more = ORDINALS[limit] if limit < len(ORDINALS) else f"{limit + 1}th"
    start = f"A holding reply sent on {full_day(example.friday)} could promise any working day"
    refused = f". A {more} one would be refused."
    if not cap:
        return Sentence(start, "", refused)
    return Sentence(f"{start} up to ", full_day(example.days_on(cap)), refused)


def follow_up_example(example: Example, days: int) -> Sentence:
    start = f"An answer given on {full_day(example.friday)} could be followed up until "
    return Sentence(start, full_day(example.days_on(days)), ". Then the enquiry would close.")


def scrutiny_notice_example(example: Example, days: int) -> Sentence:
    start = f"A scrutiny body asks for an officer on {full_day(example.friday)}. A meeting before "
    after = " would need agreement to its date."
    return Sentence(start, full_day(example.days_on(days)), after)


def pause_example(example: Example, stops: bool) -> Sentence:
    if stops:
        after = " by as many days as the councillor takes to reply."
        return Sentence("Asking the councillor a question would move the due date", "", after)
    return Sentence("Asking the councillor a question would ", "not", " move the due date.")


def office_title(example: Example, key: str) -> str:
    return str(example.values["titles"].get(key) or pages.office_name(key))


def first_closed(example: Example) -> date | None:
    """The first weekday after the Friday that is not worked, if the calendar knows of one."""
    return min((d for d in example.calendar.closed if d > example.friday), default=None)


def division_example(example: Example, chosen: str) -> Sentence:
    first = first_closed(example)
    if first is None:
        return Sentence("No bank holidays are known yet after ", full_day(example.friday), ".")
    why = reason_inside_sentence(example.calendar.closed[first])
    start = f"After {full_day(example.friday)}, the first weekday that does not count would be "
    return Sentence(start, full_day(first), f": {why}.")


def cut_off_example(example: Example, at: time | None) -> Sentence:
    day = full_day(example.friday)
    if at is None:
        return Sentence(
            f"An enquiry received on {day} at ", "any hour", " would count as that day."
        )
    late = (datetime.combine(example.friday, at) + timedelta(minutes=1)).time()
    start = f"An enquiry received on {day} at {clock_time(late)} would count from "
    return Sentence(start, full_day(example.days_on(1)), ".")


def roll_example(example: Example, moves: bool) -> Sentence:
    """Of a promise in days or weeks that ends on a holiday; working days never do."""
    end = first_closed(example) or example.friday + timedelta(days=1)
    days = Terms((end - example.friday).days, Unit.CALENDAR_DAYS, None, moves)
    due = deadline(example.received(MORNING), days, example.calendar).due_on
    start = f"A time limit in days or weeks that ends on {full_day(end)} would be due on "
    return Sentence(start, full_day(due), ".")


def name_example(example: Example, words: str) -> Sentence:
    return Sentence("The protocol page would be called ", words, ".")


def titles_example(example: Example, chosen: dict[str, str]) -> Sentence:
    titles = ", ".join(f"the {office_title(example, office)}" for office in OFFICE_TITLES)
    return Sentence("Pages, letters and messages would say ", titles, ".")


def contact_centre_example(example: Example, name: str, phone: str, url: str) -> Sentence:
    ways = " or at ".join(part for part in (phone, url) if part)
    told = f", on {ways}." if phone else f", at {ways}."
    after = told if phone or url else ". No telephone number is given."
    return Sentence("A first request for a service would be directed to the ", name, after)


def stages_example(example: Example, chosen: list[str]) -> Sentence:
    left_out = [str(stage.label).lower() for stage in Stage if stage not in chosen]
    if not left_out:
        return Sentence("A complaint could go through ", "every stage", ".")
    return Sentence("A complaint would not go through these stages: ", ", ".join(left_out), ".")


def one_value_example(says: Callable[..., str]) -> Callable[..., Sentence]:
    return lambda example, value: Sentence(says(value))


MEANINGS = links.LINK_MEANINGS | services_offered.SERVICE_MEANINGS
MEANINGS |= clearance.CLEARANCE_MEANINGS | meeting_settings.MEETING_MEANINGS
EXAMPLES: dict[str, Callable[..., Sentence]] = {
    "holding": holding_example,
    "follow_up_days": follow_up_example,
    "scrutiny_notice_days": scrutiny_notice_example,
    "agenda_days": lambda _, *days: Sentence(meeting_settings.agenda_example(*days)),
    "pause_while_waiting": pause_example,
    "division": division_example,
    "cut_off": cut_off_example,
    "roll": roll_example,
    "name": name_example,
    "titles": titles_example,
    "contact_centre": contact_centre_example,
    "complaint_stages": stages_example,
    **{key: one_value_example(says) for key, says in MEANINGS.items()},
}
