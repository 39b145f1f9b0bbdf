"""Scheduled jobs of relations: what an office is told of declared connections."""

from celery import shared_task

from casework.sealing import keys
from foundation import sweeps
from relations.connections.alerts import alert_office, alerts_due


@shared_task
def alert_offices() -> int:
    """Tell each office about enquiries that connected officers have. Returns how many were new."""
    if not keys.can_seal():
        return 0
    return sweeps.deal_with_each("connected officers", alerts_due(), alert_office, sealed=True)
