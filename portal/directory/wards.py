"""Wards and their councillors of today, found by the words of either name."""

from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from people.models import Ward
from people.models.holders import councillor_posts
from people.models.user import User


class WardEntry(NamedTuple):
    name: str
    councillors: list[User]


def wards_called(words: str) -> QuerySet[Ward]:
    """The wards of today by name; with `words`, those whose name, or a councillor's, has each."""
    wards: QuerySet[Ward] = Ward.objects.offered(timezone.localdate())
    for word in words.split():
        theirs = councillor_posts().filter(ward=OuterRef("pk"), person__name__icontains=word)
        wards = wards.filter(Q(name__icontains=word) | Exists(theirs))
    return wards.order_by("name", "pk")


def entries_of(wards: list[Ward]) -> list[WardEntry]:
    """Each ward with its councillors by name; nobody where the seat is vacant. One statement."""
    councillors: dict[int, list[User]] = {ward.pk: [] for ward in wards}
    posts = councillor_posts().filter(ward__in=councillors).select_related("person")
    for post in posts.order_by("person__name", "pk"):
        if post.ward_id is not None and post.person not in councillors[post.ward_id]:
            councillors[post.ward_id].append(post.person)
    return [WardEntry(ward.name, councillors[ward.pk]) for ward in wards]
