"""Saved views as their page lists them: what each narrows the queue by, and who it is for."""

from collections.abc import Iterator

from django.http import QueryDict

from enquiries.models import SavedView, SavedViewQuerySet
from enquiries.queue.filters import QueueQuery, asked_of
from enquiries.queue.headings import unknown_sentence
from enquiries.queue.lists import URGENCY, list_headings
from enquiries.queue.search_form import CHOSEN, FilterChoices, FilterForm
from enquiries.saved_views.bar import view_url
from enquiries.saved_views.numbers import number_in_words, numbers_of_views
from enquiries.saved_views.policy import can_change_view
from foundation.types import Context
from people.models import User


def listed_views(user: User) -> SavedViewQuerySet:
    """All that this person sees."""
    return SavedView.objects.visible_to(user).select_related("owner", "service")


def view_rows(views: list[SavedView], user: User) -> list[Context]:
    """One statement for the numbers of all."""
    choices = FilterChoices(user)
    asked = [asked_by(view, user, choices) for view in views]
    numbers = numbers_of_views(user, [queue_query for queue_query, _ in asked])
    return [
        view_row(view, user, *what) | {"number": number_in_words(number)}
        for view, what, number in zip(views, asked, numbers, strict=True)
    ]


def asked_by(view: SavedView, user: User, choices: FilterChoices) -> tuple[QueueQuery, FilterForm]:
    query = QueryDict(mutable=True)
    query.update(view.asked)
    return asked_of(user, query, choices)


def view_row(view: SavedView, user: User, queue_query: QueueQuery, form: FilterForm) -> Context:
    return {
        "view": view,
        "url": view_url(view),
        "whose": f"All of {view.service}" if view.service else "Only you",
        "asked": asked_in_words(user, queue_query, form),
        "unknown": unknown_sentence(queue_query),
        "changes": bool(can_change_view(user, view)),
    }


def asked_in_words(user: User, queue_query: QueueQuery, form: FilterForm) -> str:
    """Any state, “harbour”, Highways, Chased."""
    words = [list_headings(user)[queue_query.whose]]
    if queue_query.urgency:
        words.append(URGENCY[queue_query.urgency])
    if queue_query.q:
        words.append(f"“{queue_query.q}”")
    for name in CHOSEN:
        if (value := getattr(queue_query, name)) and name in form.fields:
            words.append(dict(offered_choices(form, name))[value])
    return ", ".join(words)


def offered_choices(form: FilterForm, name: str) -> Iterator[tuple[str, str]]:
    """Without their groups."""
    for value, label in form.fields[name].choices:  # type: ignore[attr-defined]
        if isinstance(label, list):
            yield from label
        else:
            yield value, label
