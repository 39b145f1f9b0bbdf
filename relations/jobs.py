"""Scheduled jobs of relations: what an office is told of declared connections, and reminders of
decisions and of agendas."""

from collections.abc import Sequence
from datetime import datetime

from celery import shared_task
from django.utils import timezone

from casework.models import Notice
from casework.notices import reminders as notices_reminders
from casework.sealing import keys
from foundation import sweeps
from relations.agendas.actions import remind_of_consultation
from relations.connections.alerts import alert_office, alerts_due
from relations.group_meetings.ladder import GroupMeetingLadder
from relations.models import AgendaConsultation, GroupMeetingPromise, ScrutinyPromise
from relations.scrutiny.ladder import ScrutinyLadder


@shared_task
def alert_offices() -> int:
    """Tell each office about enquiries that connected officers have. Returns how many were new."""
    if not keys.can_seal():
        return 0
    return sweeps.deal_with_each("connected officers", alerts_due(), alert_office, sealed=True)


@shared_task
def nudge() -> int:
    """Write the reminders whose time has come. Returns how many promises were looked at."""
    write = notices_reminders.write_reminders
    looked_at = write(GroupMeetingLadder().promises(), attendance_reminders)
    return looked_at + write(ScrutinyLadder().promises(), scrutiny_reminders)


def scrutiny_reminders(batch: Sequence[ScrutinyPromise], now: datetime) -> list[Notice]:
    return notices_reminders.reminders_by(ScrutinyLadder(), batch, now)


@shared_task
def remind_of_agendas() -> int:
    """Remind of each agenda that no one was consulted on. Returns how many there are; each is
    reminded of once."""
    due = AgendaConsultation.objects.to_consult_on(timezone.localdate())
    keys_due = list(due.order_by("pk").values_list("pk", flat=True))
    return sweeps.deal_with_each("agendas to consult on", keys_due, remind_of_consultation)


def attendance_reminders(batch: Sequence[GroupMeetingPromise], now: datetime) -> list[Notice]:
    return notices_reminders.reminders_by(GroupMeetingLadder(), batch, now)
