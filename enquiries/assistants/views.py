"""The pages on which a councillor sees their assistants, and lets one send in their name or not."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page
from enquiries.assistants import actions, page, policy
from enquiries.assistants.people import assistants_of
from foundation.forms import PortalForm
from foundation.types import Context
from people.models import User


@require_safe
def your_assistants(request: PortalRequest) -> HttpResponse:
    policy.can_have_assistants(request.user).or_raise()
    return render(
        request,
        "enquiries/assistants.html",
        {
            "title": "Your assistants",
            "back": (reverse("home"), "Back to your enquiries"),
            "assistants": page.assistant_rows(request.user),
        },
    )


def own_assistant_or_404(user: User, pk: int) -> User:
    """Who assists this councillor today; nobody else has a page here."""
    policy.can_have_assistants(user).or_raise()
    for person in assistants_of(user):
        if person.pk == pk:
            return person
    raise Http404


@require_http_methods(["GET", "POST"])
def let_send_page(request: PortalRequest, pk: int) -> HttpResponse:
    user, assistant = request.user, own_assistant_or_404(request.user, pk)
    return verb_page(
        request,
        permission_context()
        | {
            "heading": f"Let {assistant.name} send enquiries in your name?",
            "lead": f"{assistant.name} will be able to send an enquiry without giving it to you "
            "first. The enquiry will be yours, and everyone who reads it will see who sent it. "
            "You can stop this at any time.",
            "button": f"Let {assistant.name} send",
        },
        form=PortalForm,
        may=policy.can_let_send(user, assistant),
        do=lambda _: actions.let_send(assistant, by=user),
        done=f"{assistant.name} can now send enquiries in your name",
        to="enquiries:assistants",
        template="question_page.html",
    )


@require_http_methods(["GET", "POST"])
def stop_sending_page(request: PortalRequest, pk: int) -> HttpResponse:
    user, assistant = request.user, own_assistant_or_404(request.user, pk)
    return verb_page(
        request,
        permission_context()
        | {
            "heading": f"Stop {assistant.name} sending enquiries in your name?",
            "lead": f"{assistant.name} will have to give you each new enquiry to send. They can "
            "still read the enquiries you shared with them.",
            "button": f"Stop {assistant.name} sending",
        },
        form=PortalForm,
        may=policy.can_stop_sending(user, assistant),
        do=lambda _: actions.stop_sending(assistant, by=user),
        done=f"{assistant.name} can no longer send enquiries in your name",
        to="enquiries:assistants",
        template="question_page.html",
    )


def permission_context() -> Context:
    url = reverse("enquiries:assistants")
    return {"overline": "Your assistants", "back": (url, "Back"), "cancel_url": url}
