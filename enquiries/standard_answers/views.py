"""Pages of the library of standard answers: the list, one of them, adding, changing, retiring."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page, visible_or_404
from enquiries.models import StandardAnswer
from enquiries.standard_answers import actions, library, policy
from enquiries.standard_answers.actions import Contents, version_mark
from enquiries.standard_answers.forms import StandardAnswerForm
from enquiries.standard_answers.placeholders import PLACEHOLDERS
from foundation.forms import PortalForm
from foundation.paging import page_of
from foundation.types import Cleaned, Context
from people.models import Service

BACK_TO_ANSWER = "Back to the standard answer"
CONTENTS = ("title", "text", "owner", "review_on")


@require_safe
def answer_list(request: PortalRequest) -> HttpResponse:
    user = request.user
    policy.can_see_library(user).or_raise()
    form = library.library_form(user, request.GET)
    asked = form.cleaned_data
    rows = library.listed_answers(user, asked)
    page = page_of(rows, "changed_at", request.GET.get("after", ""), newest=True)
    query = {name: value for name, value in asked.items() if value}
    following = {"url": f"?{urlencode(query | {'after': page.after})}", "label": "Next page"}
    context = {
        "title": "Standard answers",
        "desk": True,
        "back": (reverse("enquiries:queue"), "Back to the list"),
        "form": form,
        "rows": page.rows,
        "today": timezone.localdate(),
        "overdue": library.own_overdue(user),
        "writes_for": policy.services_to_write_for(user) if page.is_first else [],
        "next_link": following if page.after else None,
        "first_url": "" if page.is_first else f"?{urlencode(query)}",
    }
    return render(request, "enquiries/standard_answers/list.html", context)


@require_safe
def answer_page(request: PortalRequest, pk: int) -> HttpResponse:
    answer = answer_or_404(request, pk)
    uses = library.uses_by_person(answer)
    context = {
        "answer": answer,
        "title": answer.title,
        "overline": f"Standard answer, {answer.service}",
        "desk": True,
        "back": back_to_library(),
        "changes": bool(policy.can_change(request.user, answer)),
        "retires": bool(policy.can_retire(request.user, answer)),
        "is_overdue": answer.retired_at is None and answer.review_on < timezone.localdate(),
        "versions": library.versions_of(answer),
        "uses": uses,
        "used": library.number_of_cases(answer),
    }
    return render(request, "enquiries/standard_answers/answer.html", context)


@require_http_methods(["GET", "POST"])
def add_answer_page(request: PortalRequest, pk: int) -> HttpResponse:
    """For one service, which anybody who writes standard answers can know of."""
    user = request.user
    policy.can_write_somewhere(user).or_raise()
    service = Service.objects.offered().filter(pk=pk).first()
    if service is None:
        raise Http404

    def do(cleaned: Cleaned) -> None:
        actions.add_answer(service, contents_typed(cleaned), key=cleaned["key"], by=user)

    return verb_page(
        request,
        writing_context(f"Add a standard answer for {service}", "Add standard answer"),
        form=StandardAnswerForm,
        may=policy.can_write_for(user, service),
        do=do,
        done="Standard answer added",
        to=reverse("enquiries:standard-answers"),
        template="enquiries/standard_answers/write.html",
        service=service,
    )


@require_http_methods(["GET", "POST"])
def change_answer_page(request: PortalRequest, pk: int) -> HttpResponse:
    answer, user = answer_or_404(request, pk), request.user
    url = reverse("enquiries:standard-answer", args=[answer.pk])
    around = {"overline": answer.title, "cancel_url": url, "back": (url, BACK_TO_ANSWER)}

    def do(cleaned: Cleaned) -> None:
        shown = cleaned["shown"]
        actions.change_answer(answer, contents_typed(cleaned), shown=shown, by=user)

    return verb_page(
        request,
        writing_context("Change this standard answer", "Save and mark as reviewed") | around,
        form=StandardAnswerForm,
        may=policy.can_change(user, answer),
        do=do,
        done="Standard answer saved and marked as reviewed today",
        to=url,
        template="enquiries/standard_answers/write.html",
        service=answer.service,
        answer=answer,
        initial=vars(actions.contents_of(answer)) | {"shown": version_mark(answer)},
    )


@require_http_methods(["GET", "POST"])
def retire_answer_page(request: PortalRequest, pk: int) -> HttpResponse:
    answer, user = answer_or_404(request, pk), request.user
    url = reverse("enquiries:standard-answer", args=[answer.pk])
    return verb_page(
        request,
        {
            "heading": "Retire this standard answer",
            "overline": answer.title,
            "lead": "Officers will no longer be offered it. Its versions and its uses stay on "
            "record.",
            "button": "Retire standard answer",
            "desk": True,
            "cancel_url": url,
            "back": (url, "Back to the standard answer"),
        },
        form=PortalForm,
        may=policy.can_retire(user, answer),
        do=lambda _: actions.retire_answer(answer, by=user),
        done="Standard answer retired",
        to=url,
    )


def answer_or_404(request: PortalRequest, pk: int) -> StandardAnswer:
    rows = StandardAnswer.objects.select_related("service", "owner")
    return visible_or_404(rows, request.user, pk=pk)


def contents_typed(cleaned: Cleaned) -> Contents:
    return Contents(**{name: cleaned[name] for name in CONTENTS})


def back_to_library() -> tuple[str, str]:
    return reverse("enquiries:standard-answers"), "Back to standard answers"


def writing_context(heading: str, button: str) -> Context:
    return {
        "heading": heading,
        "button": button,
        "desk": True,
        "cancel_url": reverse("enquiries:standard-answers"),
        "back": back_to_library(),
        "placeholders": [(f"{{{name}}}", one.words) for name, one in PLACEHOLDERS.items()],
    }
