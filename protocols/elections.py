"""Election periods: the period on a day, read from the database once a minute."""

from datetime import date
from time import monotonic

from protocols.behaviours import Behaviour
from protocols.models import ElectionPeriod, Protocol

KEPT_FOR = 60.0  # seconds for which this process may not know of a period set in another
_kept: dict[str, tuple[float, list[ElectionPeriod]]] = {}


def election_period_on(day: date) -> ElectionPeriod | None:
    """The period in which a local date lies; no two overlap."""
    read_at, periods = _kept.get("all", (0.0, []))
    if "all" not in _kept or monotonic() - read_at > KEPT_FOR:
        periods = list(ElectionPeriod.objects.all())
        _kept["all"] = (monotonic(), periods)
    return next((one for one in periods if one.starts_on <= day <= one.ends_on), None)


def election_period_for(protocol: Protocol, day: date) -> ElectionPeriod | None:
    """The same, where this version asks that other words stand in it."""
    period = election_period_on(day)
    return period if period and protocol.clause_for(Behaviour.ELECTION_PERIOD) else None


def forget_elections() -> None:
    """Read them again at the next question: after a change, and between tests."""
    _kept.clear()
