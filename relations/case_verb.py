"""The page of one verb on a record of relations: what stands around the form of every kind."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpResponse

from casework.http import PortalRequest, verb_page
from casework.models import Case
from foundation.forms import OwnArgument, PortalForm
from foundation.types import Context
from foundation.verdict import Verdict
from people.models import User

C = TypeVar("C", bound=Case)


def case_verb_page(
    request: PortalRequest,
    case: C,
    words: Context,
    /,
    *,
    form: type[PortalForm],
    can: Callable[[User, C], Verdict],
    **more: OwnArgument,
) -> HttpResponse:
    """`words` are its heading and button, and whatever is said in another way for this kind; `more`
    is as `verb_page` takes it."""
    url = case.get_absolute_url()  # type: ignore[attr-defined]
    around: Context = {
        "desk": not request.user.is_member,
        "overline": f"{case.reference}, {case.title}",
        "back": (url, f"Back to {case.reference}"),
        "cancel_url": url,
    } | words
    may = can(request.user, case)
    return verb_page(request, around, form=form, may=may, to=url, **more)
