"""What waits for an officer on their first page: groups of rows, each with what is due on it."""

from collections.abc import Sequence
from typing import NamedTuple

from casework.due_dates import Due

MOST_WAITING = 10  # of each group; a link leads to all


class WaitingRow(NamedTuple):
    """One thing to do: the title as a link, whose it is, and what to do with it."""

    title: str
    url: str
    about: str
    line: str = ""
    due: Due | None = None


class WaitingGroup(NamedTuple):
    """Rows of one kind, the most urgent first, and the page that lists all of that kind."""

    heading: str
    rows: list[WaitingRow]
    has_more: bool
    all_label: str
    all_url: str

    @property
    def number(self) -> str:
        return f"more than {MOST_WAITING}" if self.has_more else str(len(self.rows))


def waiting_group(
    heading: str, rows: Sequence[WaitingRow], *, all_label: str, all_url: str
) -> WaitingGroup:
    """Of at most `MOST_WAITING + 1` rows: the last says only that there are more."""
    shown = list(rows[:MOST_WAITING])
    return WaitingGroup(heading, shown, len(rows) > MOST_WAITING, all_label, all_url)
