"""Even-handedness of groups: requests, acceptances, refusals, days to decide and offers of each."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from statistics import median
from typing import NamedTuple

from django.utils import timezone

from foundation.disclosure import lines_with_small_hidden
from people.models import Group
from protocols.calendar import working_calendar
from protocols.models import Protocol
from relations.models import BriefingOffer, GroupMeeting, GroupMeetingState, Origin
from relations.models.group_meetings import STATES_ACCEPTED

WIDEST_BAR = 200  # pixels
HIDDEN_TOO = "not shown"


class GroupFigures(NamedTuple):
    """Of one group, as the page shows them. `bars` are the widths of the two bars, or None where
    small numbers are hidden; `topics` are those that its requests were about."""

    group: str
    asked: str
    accepted: str
    refused: str
    days: str
    offered: str
    topics: Sequence[str] = ()
    bars: tuple[int, int] | None = None


class Counted(NamedTuple):
    group: int
    status: str
    days: int | None
    topic: str


def counted_meetings(version: Protocol, since: date) -> list[Counted]:
    """The requests of groups, not what the council offered itself, received since a local date."""
    calendar = working_calendar(version.division)
    rows = GroupMeeting.objects.exclude(origin=Origin.OWN).filter(received_at__date__gte=since)
    fields = ("group", "status", "received_at", "decided_at", "title")
    return [
        Counted(
            group,
            status,
            calendar.between(timezone.localdate(received), timezone.localdate(decided))
            if decided
            else None,
            title,
        )
        for group, status, received, decided, title in rows.values_list(*fields)
    ]


def figures_by_group(version: Protocol, since: date, *, exact: bool) -> list[GroupFigures]:
    """One line for each group, by name. Unless `exact`, small numbers are hidden, and with them
    days, topics and bars, which would tell them."""
    rows = counted_meetings(version, since)
    groups = dict(Group.objects.order_by("name").values_list("pk", "name"))
    offers = Counter(
        BriefingOffer.objects.filter(offered_at__date__gte=since).values_list("group", flat=True)
    )
    counts = [
        Counter(row.group for row in rows),
        Counter(row.group for row in rows if row.status in STATES_ACCEPTED),
        Counter(row.group for row in rows if row.status == GroupMeetingState.REFUSED),
        offers,
    ]
    if not exact:
        return hidden_figures(groups, counts)
    most = max((counts[0][group] for group in groups), default=0) or 1
    return [
        exact_figures(name, [row for row in rows if row.group == key], counts, key, most)
        for key, name in groups.items()
    ]


def exact_figures(
    name: str, rows: list[Counted], counts: list[Counter[int]], key: int, most: int
) -> GroupFigures:
    asked, accepted, refused, offered = (count[key] for count in counts)
    days = [row.days for row in rows if row.days is not None]
    return GroupFigures(
        name,
        str(asked),
        str(accepted),
        str(refused),
        f"{median(days):g}" if days else "none yet",
        str(offered),
        tuple(dict.fromkeys(row.topic for row in rows)),
        (asked * WIDEST_BAR // most, accepted * WIDEST_BAR // most),
    )


def hidden_figures(groups: dict[int, str], counts: list[Counter[int]]) -> list[GroupFigures]:
    labels = {str(key): name for key, name in groups.items()}
    columns = [
        [
            line.number
            for line in lines_with_small_hidden(labels, {str(k): n for k, n in count.items()})
        ]
        for count in counts
    ]
    return [
        GroupFigures(name, asked, accepted, refused, HIDDEN_TOO, offered)
        for name, asked, accepted, refused, offered in zip(groups.values(), *columns, strict=True)
    ]
