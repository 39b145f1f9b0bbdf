"""The steps of every action on a case: lock it, ask the policy, move its state; `verb` does all."""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.models import BigIntegerField, UUIDField

from casework.models import AnyLetter, Case
from foundation.history import write
from foundation.statements import Parameter, Statement
from foundation.types import Untyped
from foundation.verdict import Verdict
from people.models import User

P = ParamSpec("P")
C = TypeVar("C", bound=Case)


class MoveNotAllowed(PermissionDenied):
    """The case is not in a state from which this can happen."""


@cache
def row_to_lock(model: type[C]) -> Statement[C]:
    """A case of this kind, held. Nothing is joined to it: PostgreSQL would take what stood there
    before it waited. The search index is left out, which no action reads."""
    rows = model._default_manager.filter(pk=Parameter("case", BigIntegerField()))
    fields = model._meta.concrete_fields
    index = [field.name for field in fields if isinstance(field, SearchVectorField)]
    return Statement(lambda: rows.defer(*index).select_for_update(of=("self",)))


def locked_case(case: C) -> C:
    """The row as it is now, held until the transaction ends. TransactionManagementError outside
    one, because nothing would be held."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A case is locked only in a transaction.")
    found: list[C] = row_to_lock(type(case)).rows(case=case.pk)
    if not found:
        raise type(case).DoesNotExist(f"There is no case {case.pk}.")
    return found[0]


def verb(
    may: Callable[[User, C], Verdict],
) -> Callable[[Callable[Concatenate[C, P], None]], Callable[Concatenate[C, P], C]]:
    """Make a function one transaction on the locked case: once, asked, then done.

    The function takes `by`, and `key` where it sends a letter; it is not called
    when that letter is there already. The policy's refusal is raised. A caller can give
    `before`, which is called with the locked case before the policy is asked.
    """

    def decorate(do: Callable[Concatenate[C, P], None]) -> Callable[Concatenate[C, P], C]:
        @wraps(do)
        @transaction.atomic
        def once(case: C, /, *args: P.args, **kwargs: P.kwargs) -> C:
            case = locked_case(case)
            by: Any = kwargs["by"]
            before: Untyped = kwargs.pop("before", None)
            if not sent_already(case, kwargs.get("key")):
                if before:
                    before(case)
                may(by, case).or_raise()
                do(case, *args, **kwargs)
            return case

        return once

    return decorate


@cache
def letter_by_key(model: type[Case]) -> Statement[AnyLetter]:
    """The letter with a key on a case of this kind."""
    letters: AnyLetter = model.letters.rel.related_model  # type: ignore[attr-defined]
    case, key = Parameter("case", BigIntegerField()), Parameter("key", UUIDField())
    return Statement(lambda: letters._default_manager.filter(case=case, key=key).only("pk"))


def sent_already(case: Case, key: object) -> bool:
    """Whether the letter of this very form is on the case: its button was pressed twice."""
    return key is not None and bool(letter_by_key(type(case)).rows(case=case.pk, key=key))


def move_case(case: Case, to: str, *, by: User | None, reason: str, **fields: object) -> None:
    """Save a new state, and whatever else changed with it, as one row of history.

    Raises MoveNotAllowed when `MOVES` does not lead there by the verb that is the reason.
    """
    if not case.can_move_to(to, reason):
        state = case.get_status_display().lower()  # type: ignore[attr-defined]
        raise MoveNotAllowed(f"You can no longer do this because the case is {state}.")
    write(case, by=by, reason=reason, status=to, **fields)


def next_reference(letter: str, year: int) -> str:
    """The next number of a series, E-2026-0417; two people at once get two numbers."""
    series = f"{letter}-{year}"
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO casework_counter (series, last) VALUES (%s, 1) "
            "ON CONFLICT (series) DO UPDATE SET last = casework_counter.last + 1 RETURNING last",
            [series],
        )
        return f"{series}-{cursor.fetchone()[0]:04d}"
