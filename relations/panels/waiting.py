"""Recruitment panels that have met and wait for human resources to record the outcome."""

from collections.abc import Iterator

from django.utils import timezone

from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from foundation.addresses import address_of
from people.models import User
from relations.models import PanelState, RecruitmentPanel
from relations.panels import policy


def waiting_panels(user: User) -> Iterator[WaitingGroup]:
    if not policy.keeps_panels(user):
        return
    rows = RecruitmentPanel.objects.visible_to(user).filter(status=PanelState.OPEN)
    met = rows.filter(ends_at__lte=timezone.now()).select_related("service")
    shown = met.order_by("ends_at", "pk")[: MOST_WAITING + 1]
    yield waiting_group(
        "Recruitment panels without an outcome",
        [
            WaitingRow(
                title=row.title,
                url=row.get_absolute_url(),
                about=f"{row.reference}, {row.service}",
                line=f"{row.when}: record the outcome",
            )
            for row in shown
        ],
        all_label="All recruitment panels",
        all_url=address_of("relations:panels"),
    )
