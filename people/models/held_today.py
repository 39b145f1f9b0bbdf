"""Posts held today, as a condition on people, for models that come before that of posts."""

from collections.abc import Collection

from django.db.models import Q
from django.utils import timezone

from foundation.statements import Parameter


def holds_today(roles: Collection[str], on: Parameter | None = None, /, **more: object) -> Q:
    """Of a query of people: whether they hold one of these posts on a local date (today unless a
    statement has it), with `more` of it."""
    today, post = on or timezone.localdate(), "appointments__"
    lasts = Q(**{f"{post}ends_on": None}) | Q(**{f"{post}ends_on__gte": today})
    wanted = {"starts_on__lte": today, "role__in": sorted(roles), "is_cancelled": False, **more}
    return lasts & Q(**{f"{post}{name}": value for name, value in wanted.items()})
