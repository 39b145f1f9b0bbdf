"""Saved views above the queue: links to them, and the one that the queue opens with."""

from urllib.parse import urlencode

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField
from django.http import QueryDict

from enquiries.models import SavedView
from enquiries.queue.filters import QueueQuery
from enquiries.queue.links import OF_A_PAGE, query_string
from enquiries.saved_views.policy import can_save_view
from foundation.addresses import address_of
from foundation.statements import Parameter, Statement
from foundation.types import Context
from people.models import User

IN_QUEUE = Statement(
    lambda: (
        SavedView.objects.in_queue_of(
            Parameter("owner", BigIntegerField()),
            Parameter("services", ArrayField(BigIntegerField())),
        )
        .only("key", "name", "asked", "is_first", "owner")
        .order_by("service", "name", "pk")
    )
)


def views_in_queue(user: User) -> list[SavedView]:
    """The reader’s own, then those of their services, by name. None for a councillor."""
    if not can_save_view(user):
        return []
    rows = IN_QUEUE.rows(owner=user.pk, services=list(user.services))
    return sorted(rows, key=lambda view: view.owner_id is None)


def first_view(views: list[SavedView], user: User) -> SavedView | None:
    """What the queue opens with: the reader’s own choice, before that of a service."""
    return next((view for view in views if view.is_first), None)


def view_url(view: SavedView) -> str:
    return f"{address_of('enquiries:queue')}?{urlencode(view.asked)}"


def saved_views_bar(
    user: User, views: list[SavedView], query: QueryDict, queue_query: QueueQuery
) -> Context | None:
    """The links, and the one to save what is shown now. None for who saves none. They have no
    counts here: each would be another search."""
    if not can_save_view(user):
        return None
    asked = {name: value for name, value in query.items() if value and name not in OF_A_PAGE}
    return {
        "views": [(view.name, view_url(view), view.asked == asked) for view in views],
        "save_url": address_of("enquiries:save-view") + query_string(queue_query),
        "all_url": address_of("enquiries:saved-views") if views else "",
    }
