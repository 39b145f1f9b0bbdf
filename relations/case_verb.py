"""The page of one verb on a record of relations: what stands around the form of every kind."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from casework.http import Addressable, PortalRequest, verb_page
from casework.models import Case
from foundation.forms import OwnArgument, PortalForm
from foundation.types import Cleaned, Context
from foundation.verdict import Verdict
from people.models import User

C = TypeVar("C", bound=Case)
PRESSED_FOR = 24 * 60 * 60  # seconds in which a second press of the same button is the same act


def case_verb_page(
    request: PortalRequest,
    case: C,
    words: Context,
    /,
    *,
    form: type[PortalForm],
    can: Callable[[User, C], Verdict],
    do: Callable[[Cleaned], object],
    **more: OwnArgument,
) -> HttpResponse:
    """`words` are its heading and button, and whatever is said in another way for this kind; `to`
    among them is where to go afterwards, if not to the case. `more` is as `verb_page` takes it,
    with `done`. A second press of the same button leads where the first one did."""
    url = case.get_absolute_url()  # type: ignore[attr-defined]
    to: str | Addressable = words.get("to", url)  # type: ignore[assignment]
    mark = mark_of_press(request)
    if mark and cache.get(mark):
        messages.success(request, more["done"])
        return redirect(to)
    around: Context = {
        "desk": not request.user.is_member,
        "overline": f"{case.reference}, {case.title}",
        "back": (url, f"Back to {case.reference}"),
        "cancel_url": url,
    } | words
    may = can(request.user, case)
    own: Context = {"do": once(mark, do), "to": to}
    return verb_page(request, around, form=form, may=may, **own, **more)  # type: ignore[arg-type]


def mark_of_press(request: PortalRequest) -> str:
    """What tells this form of this person from every other; "" if no form was sent."""
    try:
        key = UUID(request.POST.get("key", ""))
    except ValueError:
        return ""
    return f"pressed:{request.user.pk}:{request.path}:{key}"


def once(mark: str, do: Callable[[Cleaned], object]) -> Callable[[Cleaned], object]:
    """The same, for the first press alone. A second at the same time waits until the first is done,
    and the mark goes with whatever was refused."""

    @transaction.atomic
    def first_press(typed: Cleaned) -> None:
        if cache.add(mark, 1, PRESSED_FOR):
            do(typed)

    return first_press
