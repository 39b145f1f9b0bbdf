"""Who hears that a draft of the protocol is ready, adopted or withdrawn, and in what words."""

from collections.abc import Callable, Sequence

from people.models import User, holders_of_role, people_with, unique_people
from people.roles import Permission, Role
from protocols import policy
from protocols.http import version_url
from protocols.models import Protocol
from protocols.words import full_day

Tell = Callable[[Protocol, Sequence[User], str, str, str], None]
# How the layers above write a notice: of a version, to people, for an event, in a sentence with a
# link.
WRITE_NOTICES: list[Tell] = []
# Who works with the version in force, and who answers for it.
CONCERNED = (
    Role.COORDINATOR,
    Role.PROTOCOL_ADMINISTRATOR,
    Role.PEOPLE_ADMINISTRATOR,
    Role.MONITORING_OFFICER,
    Role.CHIEF_EXECUTIVE,
)


def possible_adopters(protocol: Protocol) -> list[User]:
    """Everyone who could adopt this draft today."""
    people = people_with(Permission.ADOPT_PROTOCOL)
    return [person for person in people if policy.can_adopt(person, protocol)]


def tell_of_readiness(protocol: Protocol) -> None:
    sentence = f"Version {protocol.number} of the protocol is ready for you to adopt."
    tell(protocol, possible_adopters(protocol), "version-ready", sentence, version_url(protocol))


def tell_of_adoption(protocol: Protocol, *, by: User) -> None:
    starts = full_day(protocol.effective_from) if protocol.effective_from else ""
    sentence = (
        f"Version {protocol.number} of the protocol has been adopted. It is in force from {starts}."
    )
    tell_those_concerned(protocol, "version-adopted", sentence, by=by)


def tell_of_withdrawal(protocol: Protocol, *, by: User) -> None:
    sentence = (
        f"Version {protocol.number} of the protocol has been withdrawn. It will not come into"
        " force unless it is adopted again."
    )
    tell_those_concerned(protocol, "version-withdrawn", sentence, by=by)


def tell_those_concerned(protocol: Protocol, event: str, sentence: str, *, by: User) -> None:
    people = unique_people([p for role in CONCERNED for p in holders_of_role(role)])
    others = [person for person in [protocol.drafted_by, *people] if person.pk != by.pk]
    tell(protocol, unique_people(others), event, sentence, protocol.get_absolute_url())


def tell(protocol: Protocol, people: Sequence[User], event: str, sentence: str, path: str) -> None:
    for write_notices in WRITE_NOTICES:
        write_notices(protocol, people, event, sentence, path)
