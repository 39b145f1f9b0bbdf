"""Helpers of the protocol pages: version_or_404, attempt for a POST, addresses of versions."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.urls import NoReverseMatch, reverse

from foundation.forms import DecidingForm, PortalForm
from foundation.types import Cleaned
from foundation.verdict import ChangedSinceShown, Verdict
from people.models import User
from protocols.models import Protocol

DONE = 302


def version_or_404(user: User, number: int) -> Protocol:
    """The version, if this person may see it; otherwise 404, as if it did not exist."""
    version = Protocol.objects.visible_to(user).numbered(str(number))
    if version is None:
        raise Http404
    return version


def attempt(form: PortalForm, may: Verdict, do: Callable[[Cleaned], object]) -> int:
    """What comes of a POST, as a status: done, 200 to be put right, 403 or 409 when refused.

    409 is for somebody who might have when the page was opened. What was typed is kept.
    """
    if not form.is_valid():
        if not may:
            form.add_error(None, may.reason)
        return 200 if may else 403
    try:
        do(form.cleaned_data)
    except PermissionDenied as refusal:
        form.add_error(None, str(refusal))
        if isinstance(refusal, ChangedSinceShown) and isinstance(form, DecidingForm):
            form.show_again()
        return 409 if may else 403
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return 200
    return DONE


def version_url(protocol: Protocol) -> str:
    """The address of a version's own page; the text of it is at `get_absolute_url`."""
    return reverse("protocols:version", args=[protocol.number])


def url_if_there(name: str, *args: object) -> str:
    """The address of a page on a floor above; "" where it has not been built."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
