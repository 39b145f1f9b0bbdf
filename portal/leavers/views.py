"""Pages about leavers: the list, and what happens to the work of one of them."""

from collections.abc import Sequence
from typing import TypedDict

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page
from foundation.paging import PAGE_SIZE, next_numbered_page, numbered_page_url, page_number
from foundation.types import Cleaned, Context
from people.models import User
from portal.leavers import actions, policy
from portal.leavers.content import page_context, way_back
from portal.leavers.forms import WorkForm, chosen_of, filled_in
from portal.leavers.kinds import open_kinds
from portal.leavers.lines import Line, Reader, bare_lines
from portal.leavers.listing import leaving_posts
from portal.leavers.models import Outcome
from portal.leavers.open_cases import CaseKey, pending_choices, work_of, work_seen_by
from portal.leavers.posts import Leaving
from portal.leavers.work_lines import WorkLine, WorkReader


class PageLines(TypedDict):
    """What the form of a page is about."""

    lines: Sequence[Line]
    work: Sequence[WorkLine]


FILL, COME_BACK = "fill", "come-back"


@require_safe
def leavers_list(request: PortalRequest) -> HttpResponse:
    policy.can_list_leavers(request.user).or_raise()
    posts = leaving_posts(request.user)
    number = page_number(request.GET.get("page", ""), in_all := posts.count())
    start = (number - 1) * PAGE_SIZE
    context = {
        "title": "Leavers and their work",
        "posts": posts[start : start + PAGE_SIZE],
        "next_link": next_numbered_page(number, in_all),
        "first_url": numbered_page_url(1) if number > 1 else "",
        "back": (reverse("home"), "Back to what is waiting for you"),
        "desk": True,
    }
    return render(request, "portal/leavers/list.html", context)


@require_http_methods(["GET", "POST"])
def work_page(request: PortalRequest, pk: int) -> HttpResponse:
    """What happens to the work of one person; 404 for those who do not see who leaves there."""
    person = User.objects.filter(pk=pk, is_system=False).first()
    if person is None:
        raise Http404
    leaving = Leaving(person)
    if not policy.can_see_work(request.user, leaving):
        raise Http404
    may = policy.can_choose(request.user, leaving)
    if may:
        return choosing_page(request, leaving)
    if request.method == "POST":
        may.or_raise()
    work = work_of(person, as_councillor=leaving.as_councillor)
    shown, paging = page_of_keys(request, keys := work.keys())
    kinds = open_kinds(leaving)
    lines = bare_lines(shown)
    context = page_context(leaving, work, keys, pending_choices(person), lines, kinds)
    context |= paging | way_back(request.user, person) | {"only_reads": may.reason}
    return render(request, "portal/leavers/work.html", context)


def page_of_keys(
    request: PortalRequest, keys: Sequence[CaseKey]
) -> tuple[Sequence[CaseKey], Context]:
    """Those of the page asked for, and the links to the next and the first."""
    number = page_number(request.GET.get("page", ""), len(keys))
    start = (number - 1) * PAGE_SIZE
    links: Context = {
        "next_link": next_numbered_page(number, len(keys)),
        "first_url": numbered_page_url(1) if number > 1 else "",
    }
    return keys[start : start + PAGE_SIZE], links


def choosing_page(request: PortalRequest, leaving: Leaving) -> HttpResponse:
    """For those who choose. “Fill in” saves nothing; only “Check and save” asks for every choice of
    the page."""
    person, user = leaving.person, request.user
    work = work_seen_by(user, person, as_councillor=leaving.as_councillor)
    shown, paging = page_of_keys(request, keys := work.keys())
    lines, pending = Reader(user, leaving).lines(shown), pending_choices(person)
    kinds = open_kinds(leaving)
    context = page_context(leaving, work, keys, pending, lines, kinds)
    context |= paging | way_back(user, person)
    own: PageLines = {"lines": lines, "work": WorkReader(user, leaving, kinds).lines()}
    mark: Context = {"shown": actions.mark_of_choices(pending)}
    if (pressed := request.POST.get("do")) == FILL:
        form = WorkForm(data=filled_in(request.POST, lines), initial=mark, pending=pending, **own)
        return filled_page(request, form, context)
    return verb_page(
        request,
        context,
        form=WorkForm,
        may=policy.can_choose(user, leaving),
        do=lambda typed: save(request, leaving, own, typed),
        done=f"Choices saved. {leaving.when_done()}",
        to=reverse("leavers:list") if pressed == COME_BACK else request.get_full_path(),
        template="portal/leavers/work.html",
        **own,
        pending=pending,
        needs_all=pressed != COME_BACK,
        initial=mark,
    )


def filled_page(request: PortalRequest, form: WorkForm, context: Context) -> HttpResponse:
    form.without_errors()
    return render(request, "portal/leavers/work.html", context | {"form": form})


def save(request: PortalRequest, leaving: Leaving, shown: PageLines, typed: Cleaned) -> None:
    """Save what was chosen, and say what could not be done although the person has left."""
    chosen = chosen_of(shown["lines"], typed, shown["work"])
    done = actions.save_choices(leaving, chosen, shown=typed["shown"], by=request.user)
    if any(choice.outcome == Outcome.REFUSED for choice in done):
        messages.error(request, "Some of it could not be done. Those cases are still listed here")
