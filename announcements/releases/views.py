"""Pages of releases: the list, a new draft, one release."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from announcements.models import AnnouncementKind, Release
from announcements.receipt_words import receipt_lines
from announcements.releases import actions, content, policy
from announcements.releases.forms import ReleaseForm
from announcements.told_page import ToldWords, told_page
from casework.http import PortalRequest, verb_page, visible_or_404
from foundation.paging import page_of
from foundation.types import Cleaned, Context
from people.models import User
from protocols.behaviours import Behaviour
from protocols.version_cache import todays_protocol

BACK = "Back to releases"


def release_or_404(request: PortalRequest, reference: str) -> Release:
    return visible_or_404(Release.objects.with_people(), request.user, reference=reference)


@require_safe
def release_list(request: PortalRequest) -> HttpResponse:
    """The releases that this person sees, the newest first."""
    rows = Release.objects.visible_to(request.user).select_related("author")
    page = page_of(rows, "received_at", request.GET.get("after", ""), newest=True)
    context = {
        "title": "Releases to the media",
        "desk": not request.user.is_member,
        "may": policy.can_draft_release(request.user),
        "rows": [content.release_line(row) for row in page.rows],
        "next_link": {"url": f"?after={page.after}", "label": "Earlier releases"}
        if page.after
        else None,
        "first_url": "" if page.is_first else "?",
        "back": (reverse("announcements:index"), "Back to notices and letters"),
    }
    return render(request, "announcements/releases/list.html", context)


@require_http_methods(["GET", "POST"])
def draft_release_page(request: PortalRequest) -> HttpResponse:
    user, version = request.user, todays_protocol()
    return verb_page(
        request,
        {
            "heading": "Draft a release",
            "desk": True,
            "clause": version.cite_for(*policy.RELEASES),
            "button": "Save draft",
            "cancel_url": reverse("announcements:press-releases"),
            "back": (reverse("announcements:press-releases"), BACK),
        },
        form=ReleaseForm,
        may=policy.can_draft_release(user, version),
        do=lambda typed: actions.draft_release(release_text(typed), by=user, key=typed["key"]),
        done="Release drafted",
        to="announcements:press-releases",
    )


def release_text(typed: Cleaned) -> actions.ReleaseText:
    names = ("title", "text", "service", "is_controversial", "wards")
    return actions.ReleaseText(**{name: typed[name] for name in names})


@require_safe
def press_release_page(request: PortalRequest, release_reference: str) -> HttpResponse:
    release = release_or_404(request, release_reference)
    context = release_context(release, request.user)
    return render(request, "announcements/releases/release.html", context)


def release_context(release: Release, user: User) -> Context:
    return {
        "title": release.title,
        "overline": f"{release.reference}, release to the media",
        "desk": True,
        "back": (reverse("announcements:press-releases"), BACK),
        "facts": content.facts_of_release(release),
        "release": release,
        "guidance_clause": release.version.cite_for(Behaviour.RELEASE_GUIDED),
        "quotes_clause": release.version.cite_for(Behaviour.RELEASE_COUNCILLOR_QUOTES),
        "facts_only": content.facts_only(release),
        "notes": list(content.notes_of_release(release)),
        "receipts": receipt_lines(release.announcement) if release.announcement else None,
        "links": content.links_of_release(release, user),
        "blocked": content.not_yet(release, user),
        "events": content.events_of_release(release),
    }


@require_safe
def told_release_page(request: PortalRequest, reference: str) -> HttpResponse:
    """What the councillors of its wards read."""
    words = ToldWords(
        flag="This could be controversial",
        confidence="You have been told before the public. Please keep this to yourself until then.",
        becomes_public=True,
    )
    return told_page(request, reference, AnnouncementKind.RELEASE, words)
