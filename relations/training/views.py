"""Pages of the register of training: all councillors with their days, and one of them."""

from collections.abc import Iterable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page
from foundation.dates_in_words import day_year
from foundation.paging import (
    PAGE_SIZE,
    next_numbered_page,
    numbered_page_url,
    page_number,
)
from foundation.types import Cleaned, Context
from people.models import User
from relations.models import CouncillorTraining, TrainingKind
from relations.models.training import councillors_today
from relations.training import actions, policy
from relations.training.forms import TrainingForm

NOT_TRAINED = "Not trained"


@require_safe
def training_page(request: PortalRequest) -> HttpResponse:
    """Today’s councillors by name, in pages, with the day of each training."""
    user = request.user
    policy.can_record_training(user).or_raise()
    people = councillors_today()
    in_all = people.count()
    number = page_number(request.GET.get("page", ""), in_all)
    start = (number - 1) * PAGE_SIZE
    shown = list(people[start : start + PAGE_SIZE])
    days = CouncillorTraining.objects.visible_to(user).filter(person__in=shown)
    context = {
        "title": "Training of councillors",
        "desk": True,
        "rows": training_rows(shown, days),
        "kinds": TrainingKind.labels,
        "next_link": next_numbered_page(number, in_all),
        "first_url": numbered_page_url(1) if number > 1 else "",
        "back": (reverse("relations:index"), "Back to meetings and connections"),
    }
    return render(request, "relations/training/list.html", context)


def training_rows(people: Iterable[User], days: Iterable[CouncillorTraining]) -> list[Context]:
    held = {(row.person_id, row.kind): row.held_on for row in days}
    return [
        {
            "name": person.name,
            "url": reverse("relations:record-training", args=[person.pk]),
            "days": [
                (kind.label, day_year(day) if (day := held.get((person.pk, kind))) else NOT_TRAINED)
                for kind in TrainingKind
            ],
        }
        for person in people
    ]


@require_http_methods(["GET", "POST"])
def record_training_page(request: PortalRequest, pk: int) -> HttpResponse:
    user = request.user
    may = policy.can_record_training(user)
    may.or_raise()
    person = councillors_today().filter(pk=pk).first()
    if person is None:
        raise Http404
    rows = CouncillorTraining.objects.visible_to(user).filter(person=person)

    def do(typed: Cleaned) -> None:
        for kind in TrainingKind:
            actions.record_training(person, kind, held_on=typed[kind.value], by=user)

    return verb_page(
        request,
        page_of_training(person),
        form=TrainingForm,
        may=may,
        do=do,
        done=f"Training of {person.name} saved",
        to="relations:training",
        initial={row.kind: row.held_on for row in rows},
    )


def page_of_training(person: User) -> Context:
    url = reverse("relations:training")
    return {
        "desk": True,
        "heading": f"Training of {person.name}",
        "lead": "Enter the latest day of each training.",
        "button": "Save training",
        "cancel_url": url,
        "back": (url, "Back to training"),
    }
