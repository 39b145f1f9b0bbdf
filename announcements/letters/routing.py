"""Who has a copy of an outgoing letter today: a committee, the Board, or who leads a service."""

from announcements.models import BOARD_POSTS, TO_THE_HEAD, OutgoingLetter
from people.models import Appointment, Committee, Seat, User
from people.models.holders import holders_of_role
from people.models.user import unique_people
from people.roles import Role

LEADERS = (Role.HEAD_OF_SERVICE, Role.CHIEF_OFFICER)


def leaders_of_service(service_id: int) -> list[User]:
    """The head of a service, or its chief officer if there is none. [] if no one leads it."""
    for role in LEADERS:
        if people := holders_of_role(role, service_id=service_id):
            return people
    return []


def goes_to_the_head(letter: OutgoingLetter) -> bool:
    return letter.matter in TO_THE_HEAD and letter.service_id is not None


def readers_at_the_head(letter: OutgoingLetter) -> list[User]:
    """Who leads the service that the letter touches, or the Chief Executive if no one does."""
    if not goes_to_the_head(letter) or letter.service_id is None:
        return []
    return leaders_of_service(letter.service_id) or holders_of_role(Role.CHIEF_EXECUTIVE)


def committee_members(committee: Committee) -> list[User]:
    """Its chair and everyone with a seat on it today."""
    seats = Seat.objects.current().filter(committee=committee).select_related("person")
    seated = [seat.person for seat in seats.order_by("person__name", "pk")]
    chairs = Appointment.objects.current().filter(role=Role.COMMITTEE_CHAIR, committee=committee)
    people = unique_people([*seated, *(post.person for post in chairs.select_related("person"))])
    return [person for person in people if person.is_active]


def board_members() -> list[User]:
    return unique_people(person for role in BOARD_POSTS for person in holders_of_role(role))


def people_copied(letter: OutgoingLetter) -> list[User]:
    """Everyone who has a copy, each once, except who signed it."""
    people = readers_at_the_head(letter)
    if letter.committee:
        people = [*people, *committee_members(letter.committee)]
    if letter.to_board:
        people = [*people, *board_members()]
    return [one for one in unique_people(people) if one.pk != letter.signatory_id]
