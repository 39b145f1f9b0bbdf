"""The page of everything here: a section for each kind of record that its reader can use."""

from collections.abc import Callable
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casework.http import PortalRequest
from people.models import User


class Section(NamedTuple):
    """A link to the page of one kind, and the sentence below it."""

    title: str
    url: str
    sentence: str


# One of each kind, in the order of the page. None: the reader has nothing to do with that kind.
SECTIONS: tuple[Callable[[User], Section | None], ...] = ()


@require_safe
def front_page(request: PortalRequest) -> HttpResponse:
    sections = [section for of in SECTIONS if (section := of(request.user))]
    return render(request, "relations/front_page.html", {"sections": sections})
