"""Pages of requests for information: the list, a new one, one request, its answer and its end."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from announcements.information_requests import actions, content, policy
from announcements.information_requests.forms import (
    AskInformationForm,
    GiveInformationForm,
    WithdrawRequestForm,
)
from announcements.models import InformationRequest
from casework.http import PortalRequest, verb_page, visible_or_404
from foundation.paging import page_of
from foundation.types import Cleaned
from protocols.behaviours import Behaviour
from protocols.version_cache import todays_protocol
from protocols.words import amount_of
from relations.case_verb import case_verb_page

BACK = "Back to information for the media team"


@require_safe
def information_list(request: PortalRequest) -> HttpResponse:
    """The requests that this person sees, the newest first."""
    rows = InformationRequest.objects.visible_to(request.user).with_people()
    page = page_of(rows, "received_at", request.GET.get("after", ""), newest=True)
    context = {
        "title": "Information for the media team",
        "desk": not request.user.is_member,
        "may": policy.can_ask_for_information(request.user),
        "rows": [content.information_line(row) for row in page.rows],
        "next_link": {"url": f"?after={page.after}", "label": "Earlier requests"}
        if page.after
        else None,
        "first_url": "" if page.is_first else "?",
        "back": (reverse("announcements:index"), "Back to notices and letters"),
    }
    return render(request, "announcements/information_requests/list.html", context)


@require_http_methods(["GET", "POST"])
def ask_information_page(request: PortalRequest) -> HttpResponse:
    user, version = request.user, todays_protocol()

    def do(typed: Cleaned) -> None:
        fields = {name: typed[name] for name in ("service", "title", "text")}
        new = actions.NewInformationRequest(**fields)
        actions.ask_for_information(new, by=user, key=typed["key"])

    hours = amount_of(version.media_hours, "hours")
    return verb_page(
        request,
        {
            "heading": "Ask a service for information",
            "lead": f"The service has {hours} to answer, counted while the offices are open.",
            "desk": True,
            "clause": version.cite_for(Behaviour.MEDIA_TEAM_INFORMATION),
            "button": "Ask service",
            "cancel_url": reverse("announcements:information-requests"),
            "back": (reverse("announcements:information-requests"), BACK),
        },
        form=AskInformationForm,
        may=policy.can_ask_for_information(user, version),
        do=do,
        done="Service asked",
        to="announcements:information-requests",
    )


def information_or_404(request: PortalRequest, reference: str) -> InformationRequest:
    rows = InformationRequest.objects.with_people()
    return visible_or_404(rows, request.user, reference=reference)


@require_safe
def information_page(request: PortalRequest, information_reference: str) -> HttpResponse:
    asked, user = information_or_404(request, information_reference), request.user
    context = {
        "title": asked.title,
        "overline": f"{asked.reference}, information for the media team",
        "desk": True,
        "back": (reverse("announcements:information-requests"), BACK),
        "facts": content.facts_of_information(asked),
        "asked": asked,
        "links": content.links_of_information(asked, user),
    }
    return render(request, "announcements/information_requests/request.html", context)


@require_http_methods(["GET", "POST"])
def give_information_page(request: PortalRequest, information_reference: str) -> HttpResponse:
    asked, user = information_or_404(request, information_reference), request.user
    return case_verb_page(
        request,
        asked,
        {
            "heading": "Answer the media team",
            "lead": asked.text,
            "clause": asked.version.cite_for(Behaviour.MEDIA_TEAM_INFORMATION),
            "button": "Send answer",
        },
        form=GiveInformationForm,
        can=policy.can_give_information,
        do=lambda typed: actions.give_information(asked, answer=typed["answer"], by=user),
        done="Answer sent",
    )


@require_http_methods(["GET", "POST"])
def withdraw_information_page(request: PortalRequest, information_reference: str) -> HttpResponse:
    asked, user = information_or_404(request, information_reference), request.user
    return case_verb_page(
        request,
        asked,
        {"heading": "Withdraw this request", "button": "Withdraw request"},
        form=WithdrawRequestForm,
        can=policy.can_withdraw_request,
        do=lambda typed: actions.withdraw_request(asked, by=user),
        done="Request withdrawn",
    )
