"""Saving what happens to the cases of a leaver; at once where the person has left already."""

import hashlib
from collections.abc import Mapping
from typing import NamedTuple, Protocol

from django.db import transaction
from django.utils import timezone

from foundation.history import write
from foundation.turns import wait_for_turn
from foundation.verdict import refuse_unless_shown
from people.models import User
from portal.leavers import policy
from portal.leavers.due_choices import do_now
from portal.leavers.kinds import kinds_with_choices
from portal.leavers.models import LeaverChoice, Outcome, What
from portal.leavers.open_cases import pending_choices, work_seen_by
from portal.leavers.posts import Leaving

CHANGED = (
    "Someone else has saved choices since you opened this page. What you chose is still here, with"
    " theirs where you chose nothing. Read it again before you save."
)


class Chosen(NamedTuple):
    """What was chosen for one case; empty where nothing is chosen any more."""

    what: str = ""
    to: int | None = None
    sentence: str = ""


@transaction.atomic
def save_choices(
    leaving: Leaving, chosen: Mapping[str, Chosen], *, shown: str | None = None, by: User
) -> list[LeaverChoice]:
    """Save the choices by the field of their case. What is no longer open, or not this person's, is
    passed over. `shown` is the mark of the choices that the page had. Returns those that were
    done at once."""
    policy.can_choose(by, leaving).or_raise()
    person = leaving.person
    wait_for_turn("choices for a leaver", person.pk)
    before = pending_choices(person)
    seen: list[Choosable] = [
        *work_seen_by(by, person, as_councillor=leaving.as_councillor).keys(),
        *kinds_with_choices(leaving),
    ]
    changed = {
        key: chosen[key.field]
        for key in seen
        if key.field in chosen and chosen[key.field] != chosen_before(before.get(key.field))
    }
    if not changed:
        return []
    refuse_unless_shown(shown, mark_of_choices(before), CHANGED)
    saved = [
        row
        for key, choice in changed.items()
        if (row := save_choice(person, key, choice, before.get(key.field), by=by))
    ]
    return do_now(saved)


def chosen_before(choice: LeaverChoice | None) -> Chosen:
    return Chosen(choice.what, choice.to_id, choice.sentence) if choice else Chosen()


class Choosable(Protocol):
    """A case, or a kind of work: its field of the form, and the columns of a choice for it."""

    @property
    def field(self) -> str: ...

    @property
    def columns(self) -> Mapping[str, object]: ...


def save_choice(
    person: User, key: Choosable, chosen: Chosen, before: LeaverChoice | None, *, by: User
) -> LeaverChoice | None:
    """A new choice takes the place of the one before, which ends."""
    if before:
        ended = {"ended_at": timezone.now(), "outcome": Outcome.CHANGED}
        write(before, by=by, reason="changed", **ended)
    if not chosen.what:
        return None
    row = LeaverChoice(person=person, what=What(chosen.what), to_id=chosen.to, by=by)
    row.sentence = chosen.sentence if chosen.what == What.CLOSE else ""
    for column, value in key.columns.items():
        setattr(row, column, value)
    write(row, by=by, reason="chosen")
    return row


def mark_of_choices(choices: Mapping[str, LeaverChoice]) -> str:
    """Which choices a page shows."""
    words = ",".join(sorted(str(choice.key) for choice in choices.values()))
    return hashlib.sha256(words.encode()).hexdigest()
