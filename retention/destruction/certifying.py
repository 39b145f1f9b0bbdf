"""Certifying: one certificate for each day and line, once nothing of that day is left to do."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from foundation.turns import wait_for_turn
from retention.models import Certificate, Destruction, ScheduleLine


@transaction.atomic
def certify(line: ScheduleLine, *, today: date, is_finished: bool) -> int:
    """Certificates of what was destroyed under a line and is in none. Those of today wait until
    the run `is_finished`. Returns how many there are more."""
    wait_for_turn("certificates", line.pk)
    last = Certificate.objects.filter(line=line).aggregate(last=Max("through"))["last"] or 0
    rows = Destruction.objects.filter(line=line, pk__gt=last).select_related(
        "decision__by", "line__schedule__adopted_by"
    )
    made = 0
    for day, group in groupby(rows.order_by("pk"), key=destroyed_on):
        if day < today or is_finished:
            certificate_of(list(group), line, day).save()
            made += 1
    return made


def destroyed_on(row: Destruction) -> date:
    return timezone.localdate(row.at)


def certificate_of(rows: Sequence[Destruction], line: ScheduleLine, day: date) -> Certificate:
    return Certificate(
        line=line,
        through=rows[-1].pk,
        destroyed_on=day,
        records=len(rows),
        files=sum(row.files for row in rows),
        deciders="\n".join(deciders_of(rows)),
        backup_days=settings.BACKUP_DAYS,
        at=timezone.now(),
    )


def deciders_of(rows: Iterable[Destruction]) -> list[str]:
    """Who decided, by name, each once."""
    return sorted({row.decided_by.signed for row in rows})
