"""Rows that sweeps have set aside, kept in a table."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from casework.set_aside.models import SetAside
from foundation.sweeps import delay_after


class Table:
    """The keeper of `foundation.sweeps`."""

    def retry_times(self, sweep: str) -> dict[str, datetime]:
        rows = SetAside.objects.filter(sweep=sweep)
        return dict(rows.values_list("row", "again_at"))

    def set_aside(self, sweep: str, row: str, error: str, *, sealed: bool) -> None:
        """Once more, if it is there already: then the time until it is tried again is doubled."""
        now = timezone.now()
        new = {"error": error[:300], "failed_at": now, "again_at": now + delay_after(1)}
        found, is_new = SetAside.objects.get_or_create(
            sweep=sweep, row=row, defaults={**new, "sealed": sealed}
        )
        if not is_new:
            found.attempts = min(found.attempts + 1, 9999)
            found.error, found.again_at = error[:300], now + delay_after(found.attempts)
            found.save(update_fields=["attempts", "error", "again_at"])

    def forget(self, sweep: str, rows: Iterable[str]) -> None:
        SetAside.objects.filter(sweep=sweep, row__in=list(rows)).delete()
