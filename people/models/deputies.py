"""Deputies: who acts for an office today, and who reads what is addressed to it.

The one rule. Each function takes all of today's posts of one office, from `with_absences`.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from people.models.appointment import Appointment
    from people.models.user import User


class OfficeReader(NamedTuple):
    """Someone who reads for an office today. Of a deputy, `stands_in_for` are the holders who are
    away, and `until` is the last day that one of them has given; both empty while it is vacant."""

    person: "User"
    is_deputy: bool = False
    stands_in_for: tuple[str, ...] = ()
    until: date | None = None

    @property
    def when(self) -> str:
        """Why a deputy reads today."""
        if not self.until:
            return "while the office is vacant"
        are = "are" if len(self.stands_in_for) > 1 else "is"
        who = " and ".join(self.stands_in_for)
        return f"while {who} {are} away until {self.until:%-d %B %Y}"

    @property
    def name_words(self) -> str:
        """The person where a page has named the office: Dan Ellis, deputy, while …"""
        return f"{self.person.name}, deputy, {self.when}" if self.is_deputy else self.person.name

    def post_words(self, title: str) -> str:
        """Their post where a page names them; `title` is what the council calls the office."""
        return f"Deputy {title}, {self.when}" if self.is_deputy else title


def acting(posts: Iterable["Appointment"]) -> list["Appointment"]:
    """The holders who are not away; if there are none, the deputies. The holders who are away if
    there are none of those either, so that what is sent to an office reaches someone."""
    posts = list(posts)
    held = [post for post in posts if not post.is_deputy]
    deputies = [post for post in posts if post.is_deputy]
    return [post for post in held if not post.is_away] or deputies or held


def reading(posts: Iterable["Appointment"]) -> list["Appointment"]:
    """The holders, away or not, and the deputies while they act. An absence takes nothing from the
    holder: it only adds the deputies."""
    posts = list(posts)
    held = [post for post in posts if not post.is_deputy]
    return held + [post for post in acting(posts) if post.is_deputy]


def waiting(posts: Iterable["Appointment"]) -> list["Appointment"]:
    """The deputies who would act if every holder were away or the post were vacant."""
    posts = list(posts)
    return [post for post in posts if post not in reading(posts)]


def office_readers(posts: Iterable["Appointment"]) -> list[OfficeReader]:
    """Each person once, with what a page says about a deputy."""
    posts = list(posts)
    held = [post for post in posts if not post.is_deputy]
    until = min((post.away_until for post in held if post.away_until), default=None)
    names = tuple(post.person.name for post in held)
    readers: dict[int, OfficeReader] = {}
    for post in reading(posts):
        more = (True, names, until) if post.is_deputy else ()
        readers.setdefault(post.person_id, OfficeReader(post.person, *more))
    return list(readers.values())
