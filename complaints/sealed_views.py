"""Door to a complaint: open to people it exists for; every other attempt is recorded."""

from collections.abc import Callable
from functools import wraps
from traceback import extract_tb
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from casework.http import PortalRequest, visible_or_404
from casework.sealing import keys
from complaints import access_record, policy
from complaints.models import Complaint, Look
from complaints.reader_role import Standing
from complaints.reader_role import standing as standing_of
from people.models import User

View = Callable[..., HttpResponse]


def sealed_page(view: View) -> View:
    """A page that reads what was sent. Without the keys it says so."""
    return guarded(view, keys.can_open)


def intake_page(view: View) -> View:
    """A page that takes a complaint in: it works without the keys that open one."""
    return guarded(view, keys.can_draft)


def guarded(view: View, able: Callable[[], bool]) -> View:
    """Without keys every page of complaints says so; an error page never shows what was typed."""

    @wraps(view)
    @sensitive_variables()
    @sensitive_post_parameters()
    def answer(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if not able():
            why = policy.NOT_READ_HERE if keys.can_draft() else policy.NO_KEYS
            return render(request, "complaints/no_keys.html", {"why": why}, status=503)
        try:
            return view(request, *args, **kwargs)
        except (Http404, PermissionDenied):
            raise
        except Exception as failed:
            raise Failed(where(failed)) from None

    answer.is_sealed = True  # type: ignore[attr-defined]
    return answer


class Failed(Exception):
    """A page of complaints failed. The message says where, and nothing of what is in the file:
    what an exception quotes would stand in the log."""


def where(failed: Exception) -> str:
    frames = [
        f"{f.filename.rpartition('/')[2]}:{f.lineno}" for f in extract_tb(failed.__traceback__)
    ]
    return f"{type(failed).__name__} at {' < '.join(frames[::-1][:8])}"


def find_sent(request: PortalRequest, reference: str) -> Complaint:
    """A complaint of this person's own. Without the keys, only its tag says whose."""
    if keys.can_open():
        found, standing = find(request, reference)
        if not standing.is_complainant:
            raise Http404
        return found
    try:
        rows = Complaint.objects.by(request.user)
        return visible_or_404(rows, request.user, pk=own(request.user, reference))
    except Http404:
        access_record.write(reference, Look.REFUSED, by=request.user)
        raise


def own(user: User, reference: str) -> int:
    """The key of what exists for this person under that reference; 0 when nothing does.

    It is looked for here, among what they may open: asked for one reference, the database would
    take longer over a row that it must not show than over none.
    """
    theirs = Complaint.objects.visible_to(user).values_list("reference", "pk")
    return dict(theirs).get(reference.upper(), 0)


def find(request: PortalRequest, reference: str) -> tuple[Complaint, Standing]:
    """The complaint and how this person reads it. Anyone else is shown that it does not exist,
    with the same statements and page as for a reference that does not exist."""
    rows = Complaint.objects.prefetch_related("promises", "grants")
    try:
        found = visible_or_404(rows, request.user, pk=own(request.user, reference))
        standing = standing_of(request.user, found)
        if standing is None:
            raise Http404
    except Http404:
        access_record.write(reference, Look.REFUSED, by=request.user)
        raise Http404 from None
    return found, standing
