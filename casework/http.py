"""The page of one verb on a case, and the only door from an address to a row: `visible_or_404`."""

from collections.abc import Callable
from typing import Protocol, TypeVar
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from casework.files.arriving import uploads_of_form
from casework.files.fields import UploadsField
from foundation.forms import (
    WENT_BACK,
    DecidingForm,
    OwnArgument,
    PortalForm,
    form_for,
    keep_typed_text,
)
from foundation.types import Cleaned, Context
from foundation.verdict import ALLOWED, ChangedSinceShown, Verdict
from people.models import User
from protocols.confirmations import expected
from protocols.restricted_posts import actions

M = TypeVar("M", bound=models.Model)
F = TypeVar("F", bound=PortalForm)
DONE = 302
GO_BACK = "go-back"


class PortalRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: User


class Addressable(Protocol):
    """A row that has a page of its own."""

    def get_absolute_url(self) -> str: ...


def visible_or_404(rows: models.QuerySet[M], user: User, **lookup: object) -> M:
    """The row, if this person may see it; otherwise 404, as if it did not exist."""
    seen: models.QuerySet[M] = rows.visible_to(user)  # type: ignore[attr-defined]
    return get_object_or_404(seen, **lookup)


def form_with_files(
    request: PortalRequest, kind: type[F], *, may: Verdict = ALLOWED, **own: OwnArgument
) -> F:
    """The page's form with what was uploaded, each file checked and kept only for its sender.

    Nothing is kept from someone who cannot do what the form does.
    """
    fields = {n: field for n, field in kind.base_fields.items() if isinstance(field, UploadsField)}
    keeps = {name: field.keep for name, field in fields.items()}
    placed = {name for name, field in fields.items() if field.offers_place}
    sent = keeps and may and request.method == "POST"
    files = uploads_of_form(request, request.user, keeps, placed) if sent else None
    return form_for(request, kind, files=files, **own)


def redirect_to_required_reading(request: PortalRequest, to: str = "") -> HttpResponse | None:
    """A redirect to what this person must read before raising or handling anything, or None.

    They must read what the protocol expects of them, until they confirm it, and once a year what
    their politically restricted post does not allow. What they typed is kept at this page.
    Afterwards they go to `to`, or to this page if it is empty.
    """
    today = timezone.localdate()
    if expected.version_to_confirm(request.user, today):
        page = "protocols:expected"
    elif actions.must_confirm_restriction(request.user, today):
        page = "protocols:restriction"
    else:
        return None
    if request.method == "POST" and not to:
        keep_typed_text(request, "to-read")
    return redirect(f"{reverse(page)}?{urlencode({'next': to or request.path})}")


def verb_page(
    request: PortalRequest,
    page: Context | Callable[[], Context],
    *,
    form: type[PortalForm],
    may: Verdict,
    do: Callable[[Cleaned], object],
    done: str,
    to: str | Addressable,
    template: str = "verb_page.html",
    reads_first: bool = False,
    **own: OwnArgument,
) -> HttpResponse:
    """One verb's page: GET asks, POST does it. A refusal at the POST keeps what was typed.

    `may` guards the GET; `do` asks the policy again of the locked row. `page` is around the form,
    or is called to draw it; with `back_keeps` in it, Back keeps what was typed.
    """
    if request.method != "POST":
        may.or_raise()
    if reads_first and may and (first := redirect_to_required_reading(request)):
        return first
    if GO_BACK in request.POST and (around := context_of(page)).get("back_keeps"):
        return go_back(request, around, form, **own)
    bound = form_with_files(request, form, may=may, **own)
    status = attempt_post(bound, may, do) if request.method == "POST" else 200
    if status == DONE:
        messages.success(request, done)
        return redirect(to)
    return render(request, template, context_of(page) | {"form": bound}, status=status)


def context_of(page: Context | Callable[[], Context]) -> Context:
    return page() if callable(page) else page


def go_back(
    request: PortalRequest, page: Context, form: type[PortalForm], **own: OwnArgument
) -> HttpResponse:
    """To the page before. What was typed is kept until this page is opened again."""
    if form_for(request, form, **own).has_been_filled_in():
        keep_typed_text(request, WENT_BACK)
        kept = f"What you wrote under “{page['heading']}” has been kept. It has not been sent."
        messages.info(request, kept)
    return redirect(str(page["cancel_url"]))


def attempt_post(bound: PortalForm, may: Verdict, do: Callable[[Cleaned], object]) -> int:
    """The status of a POST: 302 when done, 200 to be put right, 403 or 409 when refused.

    409 is for somebody who might have when the page was opened; the form then says what happened.
    """
    if bound.is_valid():
        try:
            do(bound.cleaned_data)
        except PermissionDenied as refusal:
            bound.add_error(None, str(refusal))
            if isinstance(refusal, ChangedSinceShown) and isinstance(bound, DecidingForm):
                bound.show_again()
            return 409 if may else 403
        return DONE
    if not may:
        bound.add_error(None, may.reason)
        return 403
    return 200
