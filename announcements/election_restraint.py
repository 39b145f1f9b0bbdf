"""Restraint of publicity before an election: what cannot be published until polling has ended."""

from datetime import date

from foundation import dates_in_words
from foundation.phrases import places_of
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.models.holders import councillor_posts
from protocols.behaviours import Behaviour
from protocols.elections import election_period_on
from protocols.models import Protocol

STYLES = ("Councillor", "Cllr")


def publicity_allowed(version: Protocol, *, on: date, is_controversial: bool, text: str) -> Verdict:
    """Whether this can be published on a local date: between notice of an election and polling day
    nothing controversial, and nothing that names or quotes a councillor (Oxford 23.14(e))."""
    period = election_period_on(on)
    if period is None:
        return ALLOWED
    until = f"until polling for {period.name} ends on {dates_in_words.day(period.ends_on)}"
    number = version.clause_for(Behaviour.ELECTION_NO_CONTROVERSY)
    if number and is_controversial:
        return denied(f"Nothing controversial can be published {until}.", clause=number, later=True)
    number = version.clause_for(Behaviour.ELECTION_NAMES_NO_ONE)
    if number and (names := councillors_named(text)):
        return denied(
            f"Publicity cannot name or quote a councillor {until}. This names {names[0]}. Remove"
            " the name, or wait until then.",
            clause=number,
            later=True,
        )
    return ALLOWED


def councillors_named(text: str) -> list[str]:
    """The councillors of today that a text names: by their whole name, or by the last word of it
    after “Councillor” or “Cllr”."""
    return [person.styled for person in councillors_today() if is_named(person, text)]


def councillors_today() -> list[User]:
    posts = councillor_posts().select_related("person").order_by("person__name", "pk")
    return [post.person for post in posts]


def is_named(person: User, text: str) -> bool:
    last = person.name.split()[-1]
    names = (person.name, *(f"{style} {last}" for style in STYLES))
    return any(place for name in names for place in places_of(text, name))
