"""Versions of the protocol kept in memory: once adopted they never change."""

from datetime import date
from time import monotonic

from django.utils import timezone

from protocols.choices import Division
from protocols.models import Protocol

KEPT_FOR = 60.0  # seconds for which this process may not know of a version adopted in another
_kept: dict[int, Protocol] = {}
_adopted: dict[str, tuple[float, list[tuple[date, int]]]] = {}


def cached_version(pk: int) -> Protocol:
    """The version with promises, nudges, routes and guidance loaded, and what its clauses ask.

    A draft is read anew each time, and so is one that has not taken effect: it may be withdrawn.
    What is returned is shared: read it, never write it. Raises Protocol.DoesNotExist.
    """
    if pk not in _kept:
        version = Protocol.objects.get(pk=pk)
        if not version.effective_from or version.effective_from > timezone.localdate():
            return version
        version.rules_by_kind, version.routes_by_kind  # noqa: B018  (loads them)
        version.guidance, version.clauses_by_behaviour  # noqa: B018
        _kept[pk] = version
    return _kept[pk]


def in_force_or_none(on: date | None = None) -> Protocol | None:
    """The version in force on a local date (today unless told); None before the first."""
    on = on or timezone.localdate()
    read_at, dates = _adopted.get("dates", (0.0, []))
    if not dates or monotonic() - read_at > KEPT_FOR:
        rows = Protocol.objects.adopted().order_by("-effective_from")
        dates = [(day, pk) for day, pk in rows.values_list("effective_from", "pk") if day]
        _adopted["dates"] = (monotonic(), dates)
    for effective_from, pk in dates:
        if effective_from <= on:
            return cached_version(pk)
    return None


def in_force(day: date) -> Protocol:
    """The version in force on a local date; raises Protocol.DoesNotExist before the first."""
    version = in_force_or_none(day)
    if version is None:
        raise Protocol.DoesNotExist(f"No protocol was in force on {day:%-d %B %Y}.")
    return version


def todays_protocol() -> Protocol:
    """The version in force today; raises Protocol.DoesNotExist before the first."""
    return in_force(timezone.localdate())


def forget_versions() -> None:
    """Read them from the database again: after an adoption, and between tests that change them."""
    _kept.clear()
    _adopted.clear()


def division_in_force() -> str:
    """Whose bank holidays count today; England's and Wales's before the first version."""
    version = in_force_or_none()
    return version.division if version else Division.ENGLAND_AND_WALES
