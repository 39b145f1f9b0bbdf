"""The portal's own passwords, which a council can switch off once it has accounts of its own."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase

V = TypeVar("V", bound=Callable[..., HttpResponseBase])
SWITCHED_OFF = "This council does not use passwords here. Sign in with your council account."


def refuse_passwords() -> None:
    """Raises PermissionDenied while they are off, whichever page a password was typed on."""
    if not settings.LOCAL_PASSWORDS:
        raise PermissionDenied(SWITCHED_OFF)


def with_passwords(view: V) -> V:
    """A page about passwords: it is not there while they are off."""

    @wraps(view)
    def while_they_are_on(
        request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponseBase:
        if not settings.LOCAL_PASSWORDS:
            raise Http404
        return view(request, *args, **kwargs)

    return cast(V, while_they_are_on)
