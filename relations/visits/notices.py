"""Emails about visits. They name no premises, no purpose and no time: those stand on the page."""

from collections.abc import Iterable

from casework.notices import ledger
from people.models import User
from relations.models import Visit
from relations.visits import routing


def tell_managers(visit: Visit, *, once: str, sentence: str) -> None:
    ledger.notify(
        routing.managers_of(visit.premises), "visit-manager", sentence, about=visit, once=once
    )


def tell_ward(visit: Visit, people: Iterable[User], *, once: str) -> None:
    sentence = "A councillor of another ward is visiting premises in your ward."
    ledger.notify(people, "visit-ward", sentence, about=visit, once=once)


def tell_visitor(visit: Visit, sentence: str, *, once: str) -> None:
    ledger.notify([visit.member], "visit-answered", sentence, about=visit, once=once)


def tell_ward_of_withdrawal(visit: Visit, people: Iterable[User]) -> None:
    sentence = "A visit to premises in your ward has been withdrawn."
    ledger.notify(people, "visit-withdrawn", sentence, about=visit, once="withdrawn")
