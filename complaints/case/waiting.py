"""Complaints that wait for the office that has them, or for the person it gave access to."""

from collections.abc import Iterator

from django.db.models import BigIntegerField
from django.utils import timezone

from casework.sealing import keys
from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from complaints import sealed_contents
from complaints.case import wording
from complaints.models import OPEN, Complaint, Grant, Stage
from complaints.reader_role import is_reader
from foundation.addresses import address_of
from foundation.related_rows import give_related
from foundation.statements import Rows, Statement, is_among
from people.models import User

FIRST = Statement(
    lambda: Complaint.objects.filter(
        pk__in=Rows("seen"), status__in=(*OPEN, Stage.DECIDED)
    ).order_by("due_at", "pk")[: MOST_WAITING + 1]
)
GRANTS = Statement(
    lambda: Grant.objects.filter(is_among("case", "owners", BigIntegerField())).order_by("pk")
)


def waiting_complaints(user: User) -> Iterator[WaitingGroup]:
    """With nothing of what they say: reference, stage and date. Nothing without the keys."""
    if user.is_member or user.is_assistant or not keys.can_open():
        return
    rows: list[Complaint] = FIRST.rows(seen=Complaint.objects.visible_to(user))
    give_related(rows, "grants", GRANTS)
    theirs = [row for row in rows if waits_for(user, row)]
    yield waiting_group(
        "Complaints",
        [complaint_row(row) for row in theirs],
        all_label="All complaints that you can read",
        all_url=address_of("complaints:index"),
    )


def waits_for(user: User, complaint: Complaint) -> bool:
    """Whether they read it by what is sealed, and did not make it."""
    return is_reader(user, complaint) and not sealed_contents.is_complainant(user, complaint)


def complaint_row(complaint: Complaint) -> WaitingRow:
    due = wording.earliest_due(complaint, timezone.localdate())
    stage, _ = wording.stage_tag(complaint)
    label = wording.due_label(complaint, for_complainant=False)
    return WaitingRow(
        title=complaint.title,
        url=complaint.get_absolute_url(),
        about=stage,
        due=due.saying(label) if due else None,
    )
