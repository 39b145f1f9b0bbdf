"""Pages of saved views: the list, saving, renaming and deleting, and what the queue opens with."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page, visible_or_404
from enquiries.models import SavedView
from enquiries.queue.filters import asked_of
from enquiries.queue.links import query_string
from enquiries.queue.search_form import FilterChoices
from enquiries.saved_views import actions, policy
from enquiries.saved_views.forms import RenameViewForm, SaveViewForm
from enquiries.saved_views.rows import asked_in_words, listed_views, view_rows
from foundation.forms import PortalForm
from foundation.paging import page_of
from foundation.types import Cleaned, Context

FIRST = {
    True: (
        "Open your enquiries with this view",
        "The page Enquiries opens with this view until you choose another. The links above the "
        "list lead to everything else.",
        "Open with this view",
        "Your enquiries open with this view",
    ),
    False: (
        "No longer open your enquiries with this view",
        "The page Enquiries opens with its usual list again.",
        "Open with the usual list",
        "Your enquiries open with the usual list",
    ),
}


@require_safe
def saved_views(request: PortalRequest) -> HttpResponse:
    """The reader’s own and those of their services, newest first."""
    user = request.user
    policy.can_save_view(user).or_raise()
    page = page_of(listed_views(user), "saved_at", request.GET.get("after", ""), newest=True)
    following = {"url": f"?{urlencode({'after': page.after})}", "label": "Earlier views"}
    context = {
        "title": "Saved views",
        "desk": True,
        "back": (reverse("enquiries:queue"), "Back to the list"),
        "rows": view_rows(page.rows, user),
        "next_link": following if page.after else None,
        "first_url": "" if page.is_first else "?",
    }
    return render(request, "enquiries/saved_views/list.html", context)


@require_http_methods(["GET", "POST"])
def save_view_page(request: PortalRequest) -> HttpResponse:
    """Save what the address asks the queue for."""
    user = request.user
    policy.can_save_view(user).or_raise()
    queue_query, form = asked_of(user, request.GET, FilterChoices(user))
    back = reverse("enquiries:queue") + query_string(queue_query)

    def do(cleaned: Cleaned) -> None:
        asked = queue_query.parameters
        about = {name: cleaned[name] for name in ("service", "key")}
        actions.save_view(cleaned["name"], asked, by=user, **about)

    return verb_page(
        request,
        {
            "heading": "Save this view",
            "lead": f"The view shows: {asked_in_words(user, queue_query, form)}.",
            "button": "Save view",
            "desk": True,
            "cancel_url": back,
            "back": (back, "Back to the list"),
        },
        form=SaveViewForm,
        may=policy.can_save_view(user),
        do=do,
        done="View saved",
        to=back,
        user=user,
        services=policy.services_to_save_for(user),
    )


@require_http_methods(["GET", "POST"])
def rename_view_page(request: PortalRequest, key: UUID) -> HttpResponse:
    view, user = view_or_404(request, key), request.user
    return verb_page(
        request,
        view_context(view, "Rename this view", "Save name"),
        form=RenameViewForm,
        may=policy.can_change_view(user, view),
        do=lambda cleaned: actions.rename_view(view, name=cleaned["name"], by=user),
        done="View renamed",
        to=reverse("enquiries:saved-views"),
        view=view,
        initial={"name": view.name},
    )


@require_http_methods(["GET", "POST"])
def delete_view_page(request: PortalRequest, key: UUID) -> HttpResponse:
    view, user = view_or_404(request, key), request.user
    who = f"Officers of {view.service} will no longer find it. " if view.service else ""
    return verb_page(
        request,
        view_context(view, "Delete this view", "Delete view")
        | {"lead": f"{who}No enquiry is deleted."},
        form=PortalForm,
        may=policy.can_change_view(user, view),
        do=lambda _: actions.delete_view(view, by=user),
        done="View deleted",
        to=reverse("enquiries:saved-views"),
    )


@require_http_methods(["GET", "POST"])
def first_view_page(request: PortalRequest, key: UUID, *, first: bool) -> HttpResponse:
    view, user = view_or_404(request, key), request.user
    heading, lead, button, done = FIRST[first]
    if view.service:
        lead += f" This is for all of {view.service}, except officers who open with their own view."
    return verb_page(
        request,
        view_context(view, heading, button) | {"lead": lead},
        form=PortalForm,
        may=policy.can_change_view(user, view),
        do=lambda _: actions.show_first(view, first=first, by=user),
        done=done,
        to=reverse("enquiries:saved-views"),
    )


def view_or_404(request: PortalRequest, key: UUID) -> SavedView:
    rows = SavedView.objects.select_related("owner", "service")
    return visible_or_404(rows, request.user, key=key)


def view_context(view: SavedView, heading: str, button: str) -> Context:
    url = reverse("enquiries:saved-views")
    return {
        "heading": heading,
        "overline": view.name,
        "button": button,
        "desk": True,
        "cancel_url": url,
        "back": (url, "Back to saved views"),
    }
