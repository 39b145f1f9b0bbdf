"""Lines of the page of a leaver about work besides cases, with the choices for each kind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from announcements.models.media_team import people_of_media_team
from casework.leavers import Takers
from enquiries.queue.search_form import Choices
from people.directory import directory
from people.models import User
from portal.leavers import takers
from portal.leavers.kinds import OpenKind
from portal.leavers.models import What
from portal.leavers.posts import Leaving

Named = tuple[User, str]  # who can be chosen, and the words of a drop-down


@dataclass(frozen=True)
class WorkLine:
    """What a page shows of one kind. `choices` begin with what happens without one; [] if there is
    nothing to choose."""

    name: str
    words: str
    will: str
    choices: Choices


class WorkReader:
    """Draws these lines for somebody who chooses. A fixed number of statements a page."""

    def __init__(self, user: User, leaving: Leaving, kinds: Sequence[OpenKind]) -> None:
        self.user, self.leaving, self.kinds = user, leaving, kinds

    def lines(self) -> list[WorkLine]:
        offered = self.people()
        return [self.line(one, offered) for one in self.kinds]

    def people(self) -> dict[Takers, list[Named]]:
        wanted = {one.kind.takers for one in self.kinds}
        found: dict[Takers, list[Named]] = {Takers.NOBODY: []}
        if wanted & {Takers.OFFICERS, Takers.LEADS}:
            services = {where for _, where in self.leaving.left().places}
            rows = takers.officer_takers(self.user, self.leaving, services)
            staying = [row for row in rows if row.services]
            found[Takers.OFFICERS] = with_names(row.person for row in staying)
            found[Takers.LEADS] = with_names(
                row.person for row in staying if row.person.led_services
            )
        if Takers.MEDIA_TEAM in wanted:
            team = (one for one in people_of_media_team() if one.pk != self.leaving.person.pk)
            found[Takers.MEDIA_TEAM] = with_names(team)
        return found

    def line(self, one: OpenKind, offered: dict[Takers, list[Named]]) -> WorkLine:
        kind = one.kind
        choices: Choices = [("", kind.otherwise)]
        if kind.withdraw:
            choices.append((What.WITHDRAW.value, kind.withdrawal))
        for person, name in offered[kind.takers] if kind.give else ():
            choices.append((takers.value_of(What.OFFICER, person), kind.offer.format(name=name)))
        return WorkLine(one.field, one.words, kind.otherwise, choices if len(choices) > 1 else [])


def with_names(people: Iterable[User]) -> list[Named]:
    """Two people of one name are told apart."""
    return [(person, f"{person.name}{directory().apart(person.pk)}") for person in people]
