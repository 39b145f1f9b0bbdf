"""Changes of one person that a file asks for, each with the sentence that a page says of it."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from people.imports.council import Place
from people.imports.post_names import post_words
from people.models import Appointment, Group, Seat, User

Held = Appointment | Seat


class Ending(NamedTuple):
    """A post or seat that gets another last day, or none; `was` is the one it had."""

    held: Held
    was: date | None


class Edit(NamedTuple):
    """A post whose group or job title changes, and what they were."""

    post: Appointment
    was: tuple[Group | None, str]


@dataclass
class PersonChanges:
    """What a file changes about one person. The posts that begin are not saved yet, and those that
    end already have their new last day."""

    person: User
    joins: bool = False
    reopens: bool = False
    was_called: str = ""
    begins: list[Held] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    proposals: list[Appointment] = field(default_factory=list)
    lines: list[tuple[int, str]] = field(default_factory=list)

    def say(self, row: int, sentence: str) -> None:
        self.lines.append((row, sentence))

    def join(self, row: int) -> None:
        self.joins = True
        self.say(row, f"{self.person.name} joins, and is invited at {self.person.email}.")

    def reopen(self, row: int) -> None:
        self.reopens = True
        self.say(row, f"{self.person.name} can sign in again, and is told at {self.person.email}.")

    def rename(self, row: int, name: str) -> None:
        self.was_called, self.person.name = self.person.name, name
        self.say(row, f"The name changes from {self.was_called} to {name}.")

    def begin(self, row: int, held: Held) -> None:
        self.begins.append(held)
        until = f" until {day_in_words(held.ends_on)}" if held.ends_on else ""
        group = in_group(held)
        becomes = f"{self.person.name} becomes {post_words(held)}{group}"
        self.say(row, f"{becomes} from {day_in_words(held.starts_on)}{until}.")

    def end(self, row: int, held: Held, ends_on: date | None) -> None:
        self.endings.append(Ending(held, held.ends_on))
        was, held.ends_on = held.ends_on, ends_on
        self.say(row, ending_words(held, was))

    def edit(self, row: int, post: Appointment, group: Place | None, job_title: str) -> None:
        self.edits.append(Edit(post, (post.group, post.job_title)))
        if group != post.group:
            self.say(row, f"{self.person.name} joins the group {group}.")
        if job_title != post.job_title:
            self.say(row, f"The job title of {self.person.name} becomes {job_title}.")
        setattr(post, "group", group)  # noqa: B010 (of a place that is a group)
        post.job_title = job_title

    def propose(self, row: int, post: Appointment) -> None:
        self.proposals.append(post)
        until = f" until {day_in_words(post.ends_on)}" if post.ends_on else ""
        what = (
            f"{self.person.name} as {post_words(post)} from {day_in_words(post.starts_on)}{until}"
        )
        self.say(row, f"You propose {what}. Someone else has to confirm it.")


def ending_words(held: Held, was: date | None) -> str:
    name, what = held.person.name, post_words(held)
    if held.ends_on is None:
        return f"{name} stays {what}, no longer until {day_in_words(was)}."
    if was is not None and was < held.ends_on:
        return f"{name} stays {what} until {day_in_words(held.ends_on)}."
    return f"{name} stops being {what} after {day_in_words(held.ends_on)}."


def in_group(held: Held) -> str:
    is_seat_of_group = isinstance(held, Appointment) and held.group and not is_leader(held)
    return f", in the group {held.group}," if is_seat_of_group else ""  # type: ignore[union-attr]


def is_leader(post: Appointment) -> bool:
    return post_words(post).startswith("leader of the group")


def day_in_words(day: date | None) -> str:
    """7 May 2027"""
    return f"{day.day} {day:%B %Y}" if day else ""
