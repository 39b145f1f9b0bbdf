"""Known people in a file: a name that it corrects, and an address that it cannot change."""

from collections.abc import Iterator
from datetime import date

from foundation.text_search import searched_words
from people.imports.changes import Held
from people.imports.council import Council
from people.imports.matching import is_same_post
from people.imports.post_names import post_words
from people.models import Appointment, User
from people.name_matching import is_same_name, may_be_same_name

OTHER_ADDRESS = (
    "{name} is {post} already, with the address {email}. If that address has changed, change it on"
    " their page under People, from where we write to both addresses. If this is someone else,"
    " invite them there."
)


def is_their_name(typed: str, name: str) -> bool:
    """Whether a name may be that of an account with its address: one and the same, nearly, or with
    a word in common. Without any, the address is more likely to be wrong."""
    return may_be_same_name(typed, name) or bool(whole_words(typed) & whole_words(name))


def is_corrected_name(typed: str, name: str) -> bool:
    """Whether a file has another name for an account. One with initials says less than before."""
    has_initials = len(whole_words(typed)) < len(set(searched_words(typed)))
    return not has_initials and not is_same_name(typed, name)


def whole_words(name: str) -> set[str]:
    return {word for word in searched_words(name) if len(word) > 1}


def objections_to_new_address(
    wanted: list[Held], namesakes: list[User], council: Council, today: date
) -> Iterator[str]:
    """Of somebody new: that a namesake who is not in the file has one of the same posts. Asks the
    database once for each namesake."""
    for person in namesakes:
        if person.email in council.addresses:
            continue
        for post in Appointment.objects.current(today).filter(person=person):
            if any(is_same_post(held, post) for held in wanted):
                words = post_words(post)
                yield OTHER_ADDRESS.format(name=person.name, post=words, email=person.email)
                break
