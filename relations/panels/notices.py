"""Emails about recruitment panels. They name no post, no candidate and no councillor."""

from collections.abc import Iterable

from casework.notices import ledger
from people.models import User
from relations.models import PanelSeat, RecruitmentPanel, people_of_human_resources


def tell_seats(
    panel: RecruitmentPanel, seats: Iterable[PanelSeat], event: str, sentence: str, *, once: str
) -> None:
    people = [seat.person for seat in seats]
    ledger.notify(people, event, sentence, about=panel, once=once)


def tell_added(panel: RecruitmentPanel, person: User) -> None:
    sentence = "You have been added to a recruitment panel."
    ledger.notify([person], "panel-added", sentence, about=panel, once="added")


def tell_human_resources(panel: RecruitmentPanel, *, once: str, who: str = "A councillor") -> None:
    """That someone has left, not who or why."""
    people = people_of_human_resources()
    sentence = f"{who} is no longer on a recruitment panel."
    ledger.notify(people, "panel-left", sentence, about=panel, once=once)
