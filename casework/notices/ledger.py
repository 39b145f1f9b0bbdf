"""The ledger of notices: a row for each person, in the transaction of the event behind it.

Nobody is woken: the sender looks every few seconds, so that no page waits for the queue.
"""

from collections.abc import Iterable

from django.utils import timezone

from casework.models import Case, Notice
from casework.notices import discreet, morning
from foundation.chain import say_written
from people.models import User


def ledger_name(case: Case) -> str:
    """How the ledger names a case: enquiry:17."""
    return case.ledger_name


def notify(
    people: Iterable[User], event: str, sentence: str, *, about: Case, once: str, **more: object
) -> None:
    """Write a notice for each person; the same event with the same `once` is written only once.

    The sentence goes into the mail, so it names no resident and quotes nothing. `more` says when it
    is due, if not now, and the `path` of its link, if not the case's.
    """
    more.setdefault("due_at", timezone.now())
    write_notices([notice_for(p, event, sentence, about=about, once=once, **more) for p in people])


def notice_for(
    person: User, event: str, sentence: str, *, about: Case, once: str, **more: object
) -> Notice:
    """A notice not written yet; `more` is when it is due and, for a reminder, its step. One about a
    confidential case names no case."""
    key, case = f"{ledger_name(about)}:{event}:{once}:{person.pk}", ledger_name(about)
    if about.is_sealed:
        more.pop("path", None)
        return discreet.discreet_notice(person, key=key, case=case, **more)  # type: ignore[arg-type]
    more.setdefault("path", about.get_absolute_url())  # type: ignore[attr-defined]
    return Notice(
        key=key,
        case=case,
        addressee=person,
        reference=about.reference,
        event=event,
        sentence=sentence,
        **more,
    )


def write_notices(rows: list[Notice]) -> None:
    """Add rows to the ledger, leaving those that are there already as they are. One without a
    reference is like every other of them, whatever it is about. News for a councillor who wants it
    in the morning waits until then."""
    if rows:
        for row in rows:
            discreet.disguise(row)
        morning.hold_for_morning(rows)
        Notice.objects.bulk_create(rows, ignore_conflicts=True)
        say_written(Notice, [row.key for row in rows], by="key")
