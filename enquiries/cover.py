"""Cover of an enquiry: who gets and does what an officer who is away would get and do.

They do it in their own name, and the enquiry stays with the officer. A confidential enquiry is
never covered: only its officer reads it.
"""

from collections.abc import Iterable, Mapping

from enquiries import assignment, contributors
from enquiries.models import Enquiry
from people.models import Cover, User, covers_today


def covers_officer(user: User, enquiry: Enquiry) -> bool:
    """Whether this person covers today for the officer who has it, and could be assigned it."""
    return enquiry.officer_id in user.covered and can_take(user, enquiry)


def can_take(person: User, enquiry: Enquiry) -> bool:
    """Whether a cover reads the enquiry and nothing stands against their dealing with it."""
    if enquiry.keeps_from_cover(person) or contributors.reads_as_contributor(person, enquiry):
        return False
    return bool(assignment.officer_fits(person, enquiry))


def cover_of(person: User, enquiry: Enquiry, covers: Mapping[int, Cover]) -> Cover | None:
    """Who gets what would go to this person about this enquiry, if that is someone else."""
    found = covers.get(person.pk)
    return found if found and can_take(found.person, enquiry) else None


def with_covers(
    people: Iterable[User], enquiry: Enquiry, covers: Mapping[int, Cover] | None = None
) -> list[User]:
    """These people, with the cover in the place of each who is away. Asks the database once for
    today’s covers, if they are not given."""
    there = list(people)
    if not there or enquiry.is_sealed:
        return there
    covers = covers_today() if covers is None else covers
    found = [(person, cover_of(person, enquiry, covers)) for person in there]
    return [cover.person if cover else person for person, cover in found]


def covers_one_of(user: User, people: Iterable[User], enquiry: Enquiry) -> User | None:
    """Which of these people this person covers for, as far as they can take the enquiry."""
    away = next((person for person in people if person.pk in user.covered), None)
    return away if away and can_take(user, enquiry) else None


def acted_for(author: User, enquiry: Enquiry) -> int | None:
    """The key of the officer who is away and for whom this person sends a letter, if they do."""
    return enquiry.officer_id if covers_officer(author, enquiry) else None
