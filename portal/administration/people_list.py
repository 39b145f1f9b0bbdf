"""The list of people: who is sought by name, address, post, place and day, and one line of each."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from people.directory import directory
from people.models import Appointment, User
from portal.administration.post_words import words_of_post

NO_POST, NEVER_SIGNED_IN, CANNOT_SIGN_IN = "no-post", "never-signed-in", "cannot-sign-in"
STATES = {
    NO_POST: "Without a post",
    NEVER_SIGNED_IN: "Invited, never signed in",
    CANNOT_SIGN_IN: "Cannot sign in",
}
CAN, CANNOT = ("Can sign in", "green"), ("Cannot sign in", "grey")
INVITED = ("Never signed in", "yellow")


class Sought(NamedTuple):
    """What the reader asks for. Posts are those of the local date `on`; `on_that_day` if the reader
    named the day, and so wants only people who had a post then."""

    on: date
    q: str = ""
    role: str = ""
    service: int | None = None
    ward: int | None = None
    state: str = ""
    on_that_day: bool = False


class PersonLine(NamedTuple):
    person: User
    posts: list[str]
    tag: tuple[str, str] | None


def people_sought(sought: Sought) -> QuerySet[User]:
    """By name. One person is found once, however many posts they have."""
    people: QuerySet[User] = User.objects.filter(is_system=False)
    if sought.q:
        people = people.filter(called_or_at(sought.q))
    if sought.state == NO_POST:
        people = people.exclude(Exists(posts_of_day(sought.on).filter(person=OuterRef("pk"))))
    elif sought.state == NEVER_SIGNED_IN:
        people = people.filter(last_login=None, is_active=True)
    elif sought.state == CANNOT_SIGN_IN:
        people = people.filter(is_active=False)
    asked = {"role": sought.role, "service": sought.service, "ward": sought.ward}
    where = {name: value for name, value in asked.items() if value}
    if where or sought.on_that_day:
        posts = posts_of_day(sought.on).filter(person=OuterRef("pk"), **where)
        people = people.filter(Exists(posts))
    return people.order_by("name", "pk")


def called_or_at(words: str) -> Q:
    """Part of the address, or of the name word by word, or the name without its accents."""
    in_name = Q()
    for word in words.split():
        in_name &= Q(name__icontains=word)
    return Q(email__icontains=words) | in_name | Q(pk__in=directory().called(words))


def posts_of_day(on: date) -> QuerySet[Appointment]:
    return Appointment.objects.current(on)


def lines_of_people(people: Sequence[User], on: date) -> list[PersonLine]:
    """Each with their posts of a local date; one statement."""
    posts = defaultdict(list)
    rows = posts_of_day(on).filter(person__in=people).order_by("starts_on", "pk")
    for post in rows.select_related("ward", "service", "committee", "councillor"):
        posts[post.person_id].append(words_of_post(post))
    return [PersonLine(person, posts[person.pk], tag_in_list(person)) for person in people]


def tag_in_list(person: User) -> tuple[str, str] | None:
    """What is not as it usually is: nothing for somebody who has signed in and still can."""
    tag = sign_in_tag(person)
    return None if tag == CAN else tag


def sign_in_tag(person: User) -> tuple[str, str]:
    if not person.is_active:
        return CANNOT
    return CAN if person.last_login else INVITED
