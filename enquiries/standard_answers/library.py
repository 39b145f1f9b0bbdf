"""The library of standard answers as pages show it: its list, one of them, versions and uses."""

from django.db.models import Count
from django.http import QueryDict
from django.utils import timezone

from enquiries.models import NUMBER_OF_CASES, StandardAnswer, StandardAnswerQuerySet
from enquiries.standard_answers.forms import LibraryForm
from foundation.history import history_of
from foundation.text_search import search_query
from foundation.types import Cleaned, Context
from people.models import Service, User

MOST_VERSIONS, MOST_PEOPLE = 20, 20
REASONS = {"added": "Added", "changed": "Changed", "retired": "Retired"}


def library_form(user: User, query: QueryDict) -> LibraryForm:
    seen = StandardAnswer.objects.visible_to(user).values("service")
    named = Service.objects.filter(pk__in=seen).order_by("name").values_list("pk", "name")
    form = LibraryForm(services=list(named), data=query)
    form.is_valid()
    return form


def listed_answers(user: User, asked: Cleaned) -> StandardAnswerQuerySet:
    """What the form of the list asks for. What is nonsense there narrows nothing."""
    today, show = timezone.localdate(), asked.get("show", "")
    rows = StandardAnswer.objects.visible_to(user)
    if show == "retired":
        rows = rows.exclude(retired_at=None)
    elif show in ("mine", "overdue"):
        rows = rows.with_review_overdue(today)
        rows = rows.filter(owner=user) if show == "mine" else rows
    else:
        rows = rows.in_use()
    if asked.get("service"):
        rows = rows.filter(service=asked["service"])
    if (words := search_query(asked.get("q", ""))) is not None:
        rows = rows.filter(search=words)
    return rows.with_uses().select_related("service", "owner")


def own_overdue(user: User) -> int:
    """How many this person owns and should have reviewed."""
    rows = StandardAnswer.objects.visible_to(user).filter(owner=user)
    return rows.with_review_overdue(timezone.localdate()).count()


def versions_of(answer: StandardAnswer) -> list[Context]:
    """The newest first, at most `MOST_VERSIONS`, each with who made it and why."""
    rows = history_of(StandardAnswer).filter(id=answer.pk).select_related("history_user")
    return [
        {
            "what": REASONS[row.history_change_reason],
            "by": row.history_user.name,
            "at": row.history_date,
            "title": row.title,
            "text": row.text,
        }
        for row in rows.order_by("-history_date", "-history_id")[:MOST_VERSIONS]
    ]


def number_of_cases(answer: StandardAnswer) -> int:
    """On how many enquiries and document requests anybody inserted it."""
    number: int = answer.uses.aggregate(number=NUMBER_OF_CASES)["number"]
    return number


def uses_by_person(answer: StandardAnswer) -> list[tuple[str, int]]:
    """Who inserted it on how many cases, the most first."""
    counted = answer.uses.values("by").annotate(number=Count("pk")).order_by("-number", "by__name")
    return list(counted.values_list("by__name", "number")[:MOST_PEOPLE])
