"""Posts held today, as a condition on people, for models that come before that of posts."""

from collections.abc import Collection

from django.db.models import Q
from django.utils import timezone


def holds_today(roles: Collection[str], **more: object) -> Q:
    """Of a query of people: whether they hold one of these posts today, with `more` of it."""
    today, post = timezone.localdate(), "appointments__"
    lasts = Q(**{f"{post}ends_on": None}) | Q(**{f"{post}ends_on__gte": today})
    wanted = {"starts_on__lte": today, "role__in": sorted(roles), **more}
    return lasts & Q(**{f"{post}{name}": value for name, value in wanted.items()})
