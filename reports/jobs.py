"""Jobs of the clock: adding up what the reports count."""

from celery import shared_task

from reports.monthly_counts import add_up_events


@shared_task
def add_up() -> int:
    """Add the new events to the counts of their months. Returns how many there were."""
    return add_up_events()
