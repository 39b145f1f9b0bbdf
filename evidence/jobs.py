"""Timed jobs of the evidence: folding links each minute, and mailing the newest head each day."""

from celery import shared_task

from evidence import folding, mailing


@shared_task
def fold_links() -> int:
    """Fold new links into signed heads. Returns how many heads there are more."""
    return folding.fold_into_heads()


@shared_task
def mail_head() -> int:
    """Send the newest head to those who keep it, once a day. Returns to how many."""
    return mailing.mail_head_once_a_day()
