"""Name matching: the people that a typed name may be of, by name, email or post.

It would rather name one person too many than one too few. Only `people_known` reads the database.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from people.models import Appointment, User
from people.name_words import (
    SMALL_WORDS,
    Words,
    joined_forms,
    known_forms,
    known_readings,
    name_readings,
    words_of,
)
from people.roles import Role

SHORT_FORMS = {
    "ceo": "chief executive",
    "cex": "chief executive",
    "exec": "executive",
    "coo": "chief operating officer",
    "mo": "monitoring officer",
    "hos": "head of service",
    "dir": "director",
}
FIRST_NAMES = (  # what the same person may be called
    frozenset({"robert", "bob", "bobby"}),
    frozenset({"william", "bill", "billy", "liam"}),
    frozenset({"elizabeth", "liz", "lizzie", "beth", "betty"}),
    frozenset({"margaret", "peggy", "meg", "maggie"}),
    frozenset({"anthony", "tony"}),
    frozenset({"richard", "dick", "rick"}),
    frozenset({"edward", "ted", "ned"}),
    frozenset({"james", "jim", "jimmy"}),
    frozenset({"john", "jack"}),
    frozenset({"michael", "mike", "mick"}),
    frozenset({"catherine", "kate", "katherine", "kathryn", "cathy"}),
    frozenset({"susan", "sue"}),
    frozenset({"andrew", "drew"}),
    frozenset({"henry", "harry"}),
)
LEAST_TO_MISSPELL = 4  # letters of a word for which one wrong letter is taken for a slip
# A post that many hold says nothing of who somebody is, and that of an assistant names another.
NAMES_NO_ONE = frozenset({Role.OFFICER, Role.COUNCILLOR, Role.ASSISTANT})


@dataclass(frozen=True)
class KnownPerson:
    """Somebody with an account: the posts are those of today, as the council calls them."""

    pk: int
    name: str
    email: str = ""
    posts: tuple[str, ...] = ()


def people_known(titles: Mapping[str, str] | None = None) -> list[KnownPerson]:
    """Everybody who has an account or has had one, in two statements. `titles` are the council's
    own for a role: Town Clerk."""
    posts: dict[int, list[str]] = {}
    rows = Appointment.objects.current().select_related("service", "committee", "ward")
    for post in rows.exclude(role__in=sorted(NAMES_NO_ONE), job_title=""):
        own = (titles or {}).get(post.role, "")
        posts.setdefault(post.person_id, []).extend(filter(None, (post.post, own)))
    people = User.objects.filter(is_system=False).order_by("name", "pk")
    return [
        KnownPerson(pk, name, email, tuple(posts.get(pk, ())))
        for pk, name, email in people.values_list("pk", "name", "email")
    ]


def likely_people(typed: str, people: Iterable[KnownPerson]) -> list[KnownPerson]:
    """The people that somebody who typed this may have meant, in the order of `people`."""
    readings = name_readings(typed)
    near = near_words({word for words in readings for word in words})
    said = frozenset(chain.from_iterable(SHORT_FORMS.get(w, w).split() for w in words_of(typed)))
    return [
        person
        for person in people
        if (is_worth_a_look(person.name, readings, near) and may_be_same_name(typed, person.name))
        or any(is_post_typed(post, said) for post in person.posts)
        or (person.email and person.email.casefold() in typed.casefold())
    ]


def near_words(typed: set[str]) -> Callable[[str], bool]:
    """Whether a word of a name may be one of the typed words. Asked of thousands of names."""
    whole = [word for word in typed if len(word) > 1]

    @cache
    def is_near(word: str) -> bool:
        return len(word) > 1 and any(word_meets(one, word) for one in whole)

    return is_near


def is_worth_a_look(name: str, typed: tuple[Words, ...], near: Callable[[str], bool]) -> bool:
    return any(near(word) for words in known_readings(name) for word in words) or any(
        "".join(words) in known_forms(name) for words in typed
    )


def may_be_same_name(typed: str, name: str) -> bool:
    """Whether one of the two may be the other: initials, a middle name, one letter wrong."""
    return names_meet(name_readings(typed), known_readings(name))


def is_same_name(typed: str, name: str) -> bool:
    """Whether a page that shows both shows one name twice: without case, accents, titles, order."""
    return any(
        sorted(one) == sorted(other)
        for one in name_readings(typed)
        for other in known_readings(name)
    )


def names_meet(typed: tuple[Words, ...], names: tuple[Words, ...]) -> bool:
    forms = {form for name in names for form in joined_forms(name)}
    return any(
        "".join(one) in forms or any(reading_meets(one, name) for name in names) for one in typed
    )


def reading_meets(typed: Words, name: Words) -> bool:
    """All of one in the other, or the last name and another; never by initials alone."""
    pairs = list(pairs_of(typed, name))
    if not any(len(one) > 1 and len(other) > 1 for one, other in pairs):
        return False
    if len(pairs) in (len(typed), len(name)):
        return True
    return len(pairs) > 1 and any(other == name[-1] for _, other in pairs)


def pairs_of(typed: Words, name: Words) -> Iterator[tuple[str, str]]:
    """Each typed word with the word of the name that it may be, whole words before initials."""
    left = sorted(name, key=len, reverse=True)
    for word in sorted(typed, key=len, reverse=True):
        meant = next((other for other in left if word_meets(word, other)), None)
        if meant is not None:
            left.remove(meant)
            yield word, meant


def word_meets(one: str, other: str) -> bool:
    """The same, an initial, the short form of a first name, or one letter wrong."""
    short, long = (one, other) if len(one) < len(other) else (other, one)
    if long.startswith(short):
        return len(short) != 2 or len(long) == 2
    if len(short) < LEAST_TO_MISSPELL - 1 or len(long) < LEAST_TO_MISSPELL:
        return False
    return is_one_slip(short, long) or any({one, other} <= names for names in FIRST_NAMES)


def is_one_slip(short: str, long: str) -> bool:
    """One letter left out, added, wrong, or two that changed places."""
    if len(long) - len(short) > 1:
        return False
    same = next(
        (at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    rest, other = short[same:], long[same:]
    if len(short) < len(long):
        return rest == other[1:]
    return rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])


def is_post_typed(post: str, said: frozenset[str]) -> bool:
    """Whether all the words of a post were typed, in whatever order."""
    words = frozenset(words_of(post)) - SMALL_WORDS
    return bool(words) and words <= said
