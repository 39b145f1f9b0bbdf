"""Emails about visits. They name no premises, no purpose and no time: those stand on the page."""

from collections.abc import Iterable

from casework.notices import ledger
from people.models import User
from relations.models import Visit
from relations.visits import routing

CONFIRM_IT = "A councillor has announced a visit. Confirm it or offer another time."
ANOTHER_CONFIRMS = "A councillor has announced a visit. Another officer will confirm it."


def tell_of_announcement(visit: Visit, people: Iterable[User], *, once: str) -> None:
    """Those who answer it are asked to; a manager who does not is told."""
    answerers = routing.answerers_of(visit)
    for person in people:
        sentence = CONFIRM_IT if person in answerers else ANOTHER_CONFIRMS
        ledger.notify([person], "visit-manager", sentence, about=visit, once=once)


def tell_officers(visit: Visit, *, once: str, sentence: str) -> None:
    people = routing.officers_of(visit)
    ledger.notify(people, "visit-manager", sentence, about=visit, once=once)


def tell_confirmed_to_managers(visit: Visit) -> None:
    """Those who did not confirm it themselves."""
    answerers = routing.answerers_of(visit)
    people = [one for one in routing.managers_of(visit.premises) if one not in answerers]
    sentence = "A visit to premises you manage has been confirmed."
    ledger.notify(people, "visit-manager", sentence, about=visit, once="confirmed")


def tell_ward(visit: Visit, people: Iterable[User], *, once: str) -> None:
    sentence = "A councillor of another ward is visiting premises in your ward."
    ledger.notify(people, "visit-ward", sentence, about=visit, once=once)


def tell_visitor(visit: Visit, sentence: str, *, once: str) -> None:
    ledger.notify([visit.member], "visit-answered", sentence, about=visit, once=once)


def tell_ward_of_withdrawal(visit: Visit, people: Iterable[User]) -> None:
    sentence = "A visit to premises in your ward has been withdrawn."
    ledger.notify(people, "visit-withdrawn", sentence, about=visit, once="withdrawn")
