"""People who are not in a file that names everybody: their posts end on a day."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from people.imports.changes import Held, PersonChanges, day_in_words
from people.imports.council import Council
from people.imports.plan import Plan
from people.imports.post_names import post_words
from people.models import User
from people.roles import COUNCILLORS

BEGINS_LATER = "{name} is not in the file, but becomes {post} on {day}. That stays as it is."
OWN = "You are not in the file. Your own posts stay as they are."


def endings_of_unlisted(
    plan: Plan, people: Iterable[User], council: Council, roles: Collection[str], last_day: date
) -> Iterator[PersonChanges]:
    """The end of each post of these roles, and of the seats of councillors, after a local date. A
    post that begins later stays, and a note says so."""
    for person in people:
        held: list[Held] = [post for post in council.posts_of(person) if post.role in roles]
        held += council.seats_of(person) if roles == COUNCILLORS else []
        changes = PersonChanges(person)
        for post in held:
            if post.ends_on is None or post.ends_on > last_day:
                end_or_note(plan, changes, post, last_day)
        yield changes


def end_or_note(plan: Plan, changes: PersonChanges, post: Held, last_day: date) -> None:
    if post.starts_on <= last_day:
        changes.end(0, post, last_day)
        return
    day, name = day_in_words(post.starts_on), changes.person.name
    plan.notes.append((0, BEGINS_LATER.format(name=name, post=post_words(post), day=day)))
