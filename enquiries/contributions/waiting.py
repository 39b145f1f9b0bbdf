"""Contributions that wait for an officer: those to give, and those asked for that are overdue."""

from collections.abc import Iterator

from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from enquiries.contributions import content, lists
from enquiries.contributions.policy import can_list_contributions
from enquiries.models import Contribution, ContributionQuerySet
from foundation.addresses import address_of
from people import directory
from people.models import User


def waiting_contributions(user: User) -> Iterator[WaitingGroup]:
    if not can_list_contributions(user):
        return
    address = address_of("enquiries:contributions")
    to_give = lists.rows_of(user, lists.OF_ME)
    yield waiting_group(
        lists.HEADINGS[lists.OF_ME],
        contribution_rows(to_give),
        all_label="All contributions to give",
        all_url=address,
    )
    late = lists.rows_of(user, lists.BY_ME).overdue()
    yield waiting_group(
        "Overdue contributions you asked for",
        contribution_rows(late),
        all_label="All contributions you are waiting for",
        all_url=f"{address}?which={lists.BY_ME}",
    )


def contribution_rows(rows: ContributionQuerySet) -> list[WaitingRow]:
    """The most urgent, with one more than are shown. The names are in the directory."""
    first = rows.select_related("case").defer("case__search").order_by("due_at", "pk")
    return [contribution_row(row) for row in first[: MOST_WAITING + 1]]


def contribution_row(row: Contribution) -> WaitingRow:
    by = directory.person_name(row.asked_by_id)
    return WaitingRow(
        title=row.case.title,
        url=row.get_absolute_url(),
        about=f"{row.case.reference}, {content.asked_words(row)}",
        line=f"Asked by {by}",
        due=content.due(row),
    )
