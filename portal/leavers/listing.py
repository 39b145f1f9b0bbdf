"""The list of leavers: people whose post ends soon or has ended lately, with their last days."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from people.models import Appointment, User
from portal.leavers.models import LOOKS_BACK
from portal.leavers.policy import sees_all_leavers
from portal.leavers.posts import WITH_WORK

LOOKS_AHEAD = timedelta(days=92)


def leaving_posts(user: User) -> QuerySet[Appointment]:
    """Posts that end within three months or ended within one, of the services that this person
    leads, or of all for a coordinator and a people administrator. By last day."""
    today = timezone.localdate()
    rows = Appointment.objects.filter(role__in=sorted(WITH_WORK), ends_on__isnull=False)
    rows = rows.filter(ends_on__gte=today - LOOKS_BACK, ends_on__lte=today + LOOKS_AHEAD)
    if not sees_all_leavers(user):
        rows = rows.filter(service__in=user.led_services)
    return rows.select_related("person", "service", "ward").order_by("ends_on", "person__name")
