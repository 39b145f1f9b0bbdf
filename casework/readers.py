"""Readers of a case: who they are to it, and by name who that is today.

What `visible_to` of the case answers, in words. A page that names an office names its people.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from django.db.models import BigIntegerField, DateField, Q
from django.utils import timezone

from foundation.statements import Parameter, Statement
from foundation.types import Context
from people.models import (
    Appointment,
    Cover,
    OfficeReader,
    User,
    covers_today,
    deputies,
    holders_of_role,
    unique_people,
)
from people.roles import SERVICE_ROLES, Role

SHOWN_OF_POST = (
    *("role", "standing", "job_title", "service__name"),
    *("person__name", "person__email", "person__is_active"),
)
MOST_IN_A_SENTENCE = 3  # more names than this are in a list of their own


@dataclass(frozen=True)
class ReaderGroup:
    """Some readers: "the Monitoring Officer", and the people that this is today. `is_named` where
    the words name them already, or where nobody can say yet who they will be; `condition` says
    when they read, if not now."""

    words: str
    people: tuple[OfficeReader, ...] = ()
    is_named: bool = False
    condition: str = ""

    @property
    def names(self) -> list[str]:
        return [reader.name_words for reader in self.people]

    @property
    def is_long(self) -> bool:
        return not self.is_named and len(self.people) > MOST_IN_A_SENTENCE

    @property
    def line(self) -> str:
        """The group in a sentence, with its names if they are few."""
        if self.is_named:
            return f"{self.words}{self.condition}"
        if self.is_long:
            return f"{self.words} ({len(self.names)} people){self.condition}"
        return f"{self.words} ({'; '.join(self.names) or 'vacant'}){self.condition}"


def named_reader(person: User, words: str) -> ReaderGroup:
    """Someone named in the words: Councillor Clara Okafor, or you."""
    return ReaderGroup(words, (OfficeReader(person),), is_named=True)


def readers_to_come(words: str) -> ReaderGroup:
    """Readers who are not known yet, for example the officer it will be assigned to."""
    return ReaderGroup(words, is_named=True)


@cache
def posts_of_case(roles: frozenset[str]) -> Statement[Appointment]:
    """Today’s posts of these roles, in one service, and of two councillors, each of which can be
    None."""
    today, key = Parameter("today", DateField()), BigIntegerField()
    councillors = Q(person=Parameter("first", key)) | Q(person=Parameter("second", key))
    wanted = Q(role__in=sorted(roles)) | (Q(role=Role.COUNCILLOR) & councillors)
    wanted |= Q(role__in=sorted(SERVICE_ROLES), service=Parameter("service", key))
    rows = Appointment.objects.current(today).of_people_who_can_sign_in().filter(wanted)
    rows = rows.with_absences(today).with_cover(today).select_related("person", "service")
    rows = rows.only(*SHOWN_OF_POST)
    return Statement(lambda: rows.order_by("starts_on", "pk"))


class PostsToday:
    """Today’s posts in a service, of some roles, and of at most two councillors, in one query."""

    def __init__(
        self, service_id: int | None, roles: Iterable[str], members: Iterable[int | None] = ()
    ) -> None:
        self.service_id, self.roles = service_id, frozenset(roles) - SERVICE_ROLES
        first, second = (*members, None, None)[:2]
        self.posts: list[Appointment] = posts_of_case(self.roles).rows(
            today=timezone.localdate(), service=service_id, first=first, second=second
        )

    def covers_of(self, officer_id: int | None) -> Mapping[int, Cover]:
        """The covers of today, as far as they concern a case of this officer, whose colleagues
        get nothing of it. Asks the database only if one of those concerned is away and has named
        somebody."""
        concerned = (p for p in self.posts if p.role != Role.OFFICER or p.person_id == officer_id)
        return self._covers if any(post.is_covered for post in concerned) else {}

    @cached_property
    def _covers(self) -> Mapping[int, Cover]:
        return covers_today()

    def has(self, person_id: int | None, *roles: Role) -> bool:
        return any(p.person_id == person_id and p.role in roles for p in self.posts)

    def holders(self, role: Role, *, service_id: int | None = None) -> list[User]:
        """As `holders_of_role`, which is asked only for a post that is not among these."""
        in_service = role in SERVICE_ROLES and service_id == self.service_id
        if not in_service and role not in self.roles:
            return holders_of_role(role, service_id=service_id)
        posts = deputies.acting(post for post in self.posts if post.role == role)
        return unique_people(post.person for post in posts)

    def office(self, role: str) -> tuple[OfficeReader, ...]:
        """Who reads for an office: its holders, and its deputies while they act."""
        return tuple(deputies.office_readers(post for post in self.posts if post.role == role))

    def everyone_with(self, *roles: Role) -> tuple[OfficeReader, ...]:
        """Everyone with one of these posts, deputies too: for posts other than offices."""
        people = unique_people(post.person for post in self.posts if post.role in roles)
        return tuple(OfficeReader(person) for person in people)


def sentence_of(groups: Iterable[ReaderGroup]) -> str:
    """Read by these, those, and the others."""
    *others, last = [group.line for group in groups]
    return f"Read by {', '.join(others)}, and {last}. No one is copied in."


def readers_page(groups: list[ReaderGroup]) -> Context:
    """The readers in a list, and the names that its lines do not hold."""
    return {"readers": [group.line for group in groups], "reader_groups": long_groups(groups)}


def people_of(groups: Iterable[ReaderGroup]) -> list[User]:
    """Everyone in these groups by name, each once."""
    return unique_people(reader.person for group in groups for reader in group.people)


def long_groups(groups: Iterable[ReaderGroup]) -> list[ReaderGroup]:
    """Those whose names are in a list of their own."""
    return [group for group in groups if group.is_long]
