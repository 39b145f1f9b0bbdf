"""The auditor's home page: the last verification, what is new since yesterday, and their pages."""

from datetime import timedelta
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from casework.http import PortalRequest
from evidence.models import Verification
from foundation.types import Context
from portal.auditor.asked import Asked
from portal.auditor.kinds import GROUPS
from portal.auditor.sections import HISTORY, SECTIONS
from portal.auditor.statements import numbers_by_kind
from portal.home.officer import officer_context

MOST_COUNTED = 10_000
STALE_AFTER = timedelta(days=7)


class NewOfGroup(NamedTuple):
    """How many rows of a group came since yesterday, and the page of them."""

    label: str
    number: str
    url: str


def auditor_home(request: PortalRequest) -> HttpResponse:
    """With what waits for them, and the pages that come with their posts, as every officer has."""
    context = officer_context(request.user) | {
        "verification": last_verification(),
        "new": new_since_yesterday(),
        "sections": [
            *((one.title, reverse("audit:section", args=[one.slug])) for one in SECTIONS),
            ("Lists downloaded", reverse("exports")),
        ],
    }
    return render(request, "portal/auditor/home.html", context)


def last_verification() -> Context | None:
    found = Verification.objects.first()
    if found is None:
        return None
    return {"found": found, "is_stale": timezone.now() - found.at > STALE_AFTER}


def new_since_yesterday() -> list[NewOfGroup]:
    """Groups with something new, in one statement."""
    asked = Asked(first=timezone.localdate() - timedelta(days=1))
    kinds = [kind for group in GROUPS for kind in group.kinds]
    counted = numbers_by_kind(kinds, asked, most=MOST_COUNTED + 1)
    found = []
    for group in GROUPS:
        numbers = [counted[kind] for kind in group.kinds]
        if any(numbers):
            chosen = group.slug if len(group.kinds) > 1 else group.kinds[0].slug
            url = reverse("audit:section", args=[HISTORY.slug])
            query = Asked(first=asked.first, kind=chosen).query_string()
            found.append(NewOfGroup(group.label, number_in_words(numbers), url + query))
    return found


def number_in_words(numbers: list[int]) -> str:
    if max(numbers) > MOST_COUNTED:
        return f"more than {MOST_COUNTED:,}"
    return f"{sum(numbers):,}"
