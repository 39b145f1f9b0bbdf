"""Saving a view, renaming and deleting it, and choosing the one that the queue opens with."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from enquiries.models import SavedView
from enquiries.saved_views import policy
from foundation.history import write
from foundation.turns import made_before, wait_for_turn
from people.models import Service, User

MOST_VIEWS = 20  # of one officer, and of one service


@transaction.atomic
def save_view(
    name: str, asked: dict[str, str], *, service: Service | None, key: UUID, by: User
) -> SavedView:
    """Save what the queue is asked for, for oneself or for a `service`. The same `key` is the same
    view."""
    may = policy.can_save_for(by, service) if service else policy.can_save_view(by)
    may.or_raise()
    owner = None if service else by
    if before := made_before(SavedView.objects.all(), key, owner=owner, service=service):
        return before
    wait_for_keeper(owner, service)
    if SavedView.objects.of_keeper(owner, service).count() >= MOST_VIEWS:
        raise PermissionDenied(too_many(service))
    refuse_same_name(name, owner, service)
    view = SavedView(key=key, asked=asked, owner=owner, service=service)
    write(view, by=by, reason="saved", name=name, saved_at=timezone.now())
    return view


@transaction.atomic
def rename_view(view: SavedView, *, name: str, by: User) -> None:
    view = locked_view(view, by)
    if view.name != name and view.ended_at is None:
        refuse_same_name(name, view.owner, view.service)
        write(view, by=by, reason="renamed", name=name)


@transaction.atomic
def delete_view(view: SavedView, *, by: User) -> None:
    """With it goes what it asked for, which can name a resident."""
    view = locked_view(view, by)
    if view.ended_at is None:
        ended = {"ended_at": timezone.now(), "is_first": False, "asked": {}}
        write(view, by=by, reason="deleted", **ended)


@transaction.atomic
def show_first(view: SavedView, *, first: bool, by: User) -> None:
    """Let the queue open with this view, instead of another of the same keeper, or no longer."""
    view = locked_view(view, by)
    if view.is_first == first or view.ended_at:
        return
    if first:
        others = SavedView.objects.of_keeper(view.owner, view.service).filter(is_first=True)
        for other in others:
            write(other, by=by, reason="no longer shown first", is_first=False)
    reason = "shown first" if first else "no longer shown first"
    write(view, by=by, reason=reason, is_first=first)


def locked_view(view: SavedView, by: User) -> SavedView:
    """The row as it is now, if this person can change it. The views of one keeper change one after
    another."""
    wait_for_keeper(view.owner, view.service)
    rows = SavedView.objects.select_related("owner", "service")
    view = rows.select_for_update(of=("self",)).get(pk=view.pk)
    policy.can_change_view(by, view).or_raise()
    return view


def wait_for_keeper(owner: User | None, service: Service | None) -> None:
    wait_for_turn("saved views", owner.pk if owner else 0, service.pk if service else 0)


def refuse_same_name(name: str, owner: User | None, service: Service | None) -> None:
    if SavedView.objects.of_keeper(owner, service).filter(name__iexact=name).exists():
        raise PermissionDenied(same_name(name, service))


def same_name(name: str, service: Service | None) -> str:
    whose = f"{service} has" if service else "You have"
    return f"{whose} a saved view called “{name}” already. Enter another name"


def too_many(service: Service | None) -> str:
    whose = f"{service} has" if service else "You have"
    return f"{whose} {MOST_VIEWS} saved views, and there cannot be more. Delete one of them first."
