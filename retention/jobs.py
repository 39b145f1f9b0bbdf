"""Jobs of the clock: destroying what is due."""

from celery import shared_task

from retention.destruction.runs import destroy_due_records


@shared_task
def destroy_due() -> int:
    """Destroy a portion of the records whose day has come. Returns how many there were."""
    return destroy_due_records()
