"""Scheduled jobs of announcements: members elected later are told, and what is due is published."""

from datetime import timedelta

from celery import shared_task
from django.db.models import DateTimeField, DurationField, ExpressionWrapper, F, Value
from django.utils import timezone

from announcements.actions import keep_up
from announcements.information_requests.actions import remind_of_information
from announcements.models import Announcement, InformationRequest
from foundation import sweeps

A_WEEK = Value(timedelta(weeks=1), output_field=DurationField())


@shared_task
def tell_and_publish() -> int:
    """Look at all that members have been told and that becomes public. Returns how many of them
    something was done about."""
    waiting = Announcement.objects.telling().filter(public_from__isnull=False)
    keys = list(waiting.order_by("pk").values_list("pk", flat=True))
    return sweeps.deal_with_each("announcements to publish", keys, keep_up)


@shared_task
def tell_members_elected_later() -> int:
    """Tell them about what never becomes public by itself, such as a delegated decision, if it was
    sent in the last weeks, as many as its version says: else an election would bring an email about
    each old decision. Returns about how many there was somebody to tell."""
    sent = Announcement.objects.telling().filter(public_from=None)
    since = Value(timezone.now()) - F("protocol__told_later_weeks") * A_WEEK
    recent = sent.filter(told_at__gt=ExpressionWrapper(since, output_field=DateTimeField()))
    keys = list(recent.order_by("pk").values_list("pk", flat=True))
    return sweeps.deal_with_each("announcements to members elected later", keys, keep_up)


@shared_task
def remind_services() -> int:
    """Remind of information for the media team that is due soon or late. Returns how many."""
    due = InformationRequest.objects.to_remind(timezone.now())
    keys = list(due.order_by("pk").values_list("pk", flat=True))
    return sweeps.deal_with_each("information to remind of", keys, remind_of_information)
