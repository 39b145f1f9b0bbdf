"""Catch-up mail: one mail to a person in place of many reminders that are due at once.

After an outage of weeks there are dozens for one officer, and thousands for the Chief Executive.
Each is recorded as superseded by the one mail, which says how many enquiries and document requests
there are, and names none. What is confidential is neither in it nor counted.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby, islice

from django.db.models import Count
from django.utils import timezone

from casework.models import Notice, NoticeQuerySet, NoticeState
from casework.notices import ladders, ledger
from casework.notices.ladders import LADDERS
from foundation import sweeps
from foundation.history import start_of_day
from foundation.turns import wait_for_turn
from people.models import User

MOST_AT_ONCE = 5  # reminders to one person; more become one mail
EVENT, REFERENCE = "catch-up", "Reminders"
WHY = "One mail took the place of this and other reminders."
BATCH_SIZE = 500


def named_reminders_due(now: datetime) -> NoticeQuerySet:
    """Those that name a case: the others say nothing but that there is something."""
    return Notice.objects.due(now).exclude(step="").exclude(reference="").order_by()


def write_catch_ups(now: datetime) -> int:
    """Put one mail in place of the reminders of each person who has too many. Returns for how many
    people."""
    many = named_reminders_due(now).values("addressee").annotate(number=Count("pk"))
    people = many.filter(number__gt=MOST_AT_ONCE).values_list("addressee", flat=True)
    return sweeps.deal_with_each("catch-up mail", people, write_catch_up)


def write_catch_up(person: int) -> bool:
    """The mail to one person. Of two workers one does it, and the second finds nothing left."""
    wait_for_turn("catch-up", person)
    now = timezone.now()
    due = named_reminders_due(now).filter(addressee=person)
    keys = list(due.select_for_update(skip_locked=True).values_list("pk", flat=True))
    if len(keys) <= MOST_AT_ONCE:
        return False
    superseded = {"state": NoticeState.SUPERSEDED, "error": WHY}
    mail = todays_catch_up(User.objects.get(pk=person), now)
    Notice.objects.filter(pk__in=keys).update(superseded_by=mail, **superseded)
    return True


def todays_catch_up(person: User, now: datetime) -> Notice:
    """One a day: what is due later that day is in the portal when they sign in."""
    key = f"catch-up:{start_of_day(now):%Y-%m-%d}:{person.pk}"
    words = {"event": EVENT, "reference": REFERENCE, "sentence": sentence({}), "path": "/"}
    ledger.write_notices([Notice(key=key, addressee=person, due_at=now, **words)])
    return Notice.objects.get(key=key)


def sentence(numbers: dict[str, int]) -> str:
    """36 enquiries and 2 document requests are due or overdue. Sign in to see them."""
    words = " and ".join(f"{number:,} {name}" for name, number in numbers.items())
    if sum(numbers.values()) == 1:
        return f"{words.capitalize()} is due or overdue. Sign in to see it."
    return f"{words or 'Several cases'} are due or overdue. Sign in to see them."


def numbers_still_open(mail: Notice) -> dict[str, int]:
    """How many cases of each kind the superseded reminders are about, that are still open and still
    theirs."""
    keys = sorted(mail.superseded.values_list("key", flat=True))
    numbers: dict[str, int] = {}
    for kind, some in groupby(keys, lambda key: key.partition(":")[0]):
        cases = {case for batch in batches(some) for case in open_cases(mail, kind, batch)}
        if cases:
            numbers[name_of_cases(kind, len(cases))] = len(cases)
    return numbers


def batches(keys: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(keys, BATCH_SIZE)):
        yield batch


def open_cases(mail: Notice, kind: str, keys: Sequence[str]) -> Iterator[int]:
    ladder = LADDERS[kind]()
    offsets = {key.promise: key.offset for key in map(ladders.read_key, keys)}
    for promise in ladder.promises().open().filter(pk__in=[key for key in offsets if key]):
        steps = ladders.steps_at(promise.case, promise, offsets[promise.pk])
        if not promise.is_stopped and any(
            mail.addressee in ladder.reached(promise, step).people for step in steps
        ):
            yield promise.case_id


def name_of_cases(kind: str, number: int) -> str:
    meta = LADDERS[kind]().promises().model.subject_model()._meta
    return str(meta.verbose_name if number == 1 else meta.verbose_name_plural)
