"""Changes to guarded posts and accounts: the list, the page of each, and its verbs."""

from collections.abc import Callable
from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from foundation.forms import PortalForm, form_for
from foundation.paging import page_of
from foundation.types import Cleaned
from foundation.verdict import Verdict
from people.models import Proposal, User
from people.proposals import actions, page, policy
from people.proposals.forms import ConfirmForm, RefuseForm
from people.request import SignedIn
from people.step_up.pages import Purpose, needs_recent_sign_in
from people.step_up.panel import sign_in_panel

CHANGE = "people/change.html"


class Words(NamedTuple):
    """A verb: who may, what it does, and what its page says."""

    may: Callable[[User, Proposal], Verdict]
    do: Callable[[Proposal, User, Cleaned], object]
    form: type[PortalForm]
    heading: str
    lead: str
    button: str
    done: str


VERBS = {
    "shorten": Words(
        policy.can_shorten,
        lambda proposal, by, typed: actions.shorten(proposal, by=by),
        PortalForm,
        "Let this change take effect sooner",
        "Two more people have to agree, besides the two who proposed and confirmed the change. It"
        " takes effect when both have agreed.",
        "Agree to this",
        "Your agreement has been recorded",
    ),
    "refuse": Words(
        policy.can_refuse,
        lambda proposal, by, typed: actions.refuse(proposal, why=typed["why"], by=by),
        RefuseForm,
        "Refuse this change",
        "Nothing will change. Everyone who was told about it will be told that you refused it.",
        "Refuse this change",
        "Change refused. Everyone concerned will be told",
    ),
    "withdraw": Words(
        policy.can_withdraw,
        lambda proposal, by, typed: actions.withdraw(proposal, by=by),
        PortalForm,
        "Withdraw this change",
        "Nothing will change. Everyone who was told about it will be told that you withdrew it.",
        "Withdraw this change",
        "Change withdrawn. Everyone concerned will be told",
    ),
}
RELATED = (
    *("person", "post__person", "proposed_by", "confirmed_by", "closed_by"),
    *("shortened_by", "also_shortened_by"),
)


def proposal_or_404(user: User, pk: int) -> Proposal:
    rows = Proposal.objects.visible_to(user).select_related(*RELATED)
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_safe
def listing(request: SignedIn) -> HttpResponse:
    """Newest first; 404 for someone who sees none of them and administers nothing."""
    rows = Proposal.objects.visible_to(request.user).select_related("person", "proposed_by")
    if not policy.can_see_list(request.user):
        raise Http404
    shown = page_of(rows, "proposed_at", request.GET.get("after", ""), newest=True)
    context = {
        "title": "Changes to posts and accounts",
        "lines": [(row, page.heading_of(row), page.tag_of(row)) for row in shown.rows],
        "first_url": "" if shown.is_first else "?",
        "next_link": {"url": f"?after={shown.after}"} if shown.after else None,
        "back": (reverse("account"), "Back to your account"),
    }
    return render(request, "people/changes.html", context)


@require_safe
def change(request: SignedIn, pk: int) -> HttpResponse:
    proposal = proposal_or_404(request.user, pk)
    content = page.content_of(proposal, request.user)
    content |= {"form": ConfirmForm(initial={"shown": content["mark"]})}
    content |= {"sign_in": sign_in_panel(request, Purpose.APPOINTMENT) if content["may"] else None}
    return render(request, CHANGE, content)


@require_http_methods(["GET", "POST"])
@needs_recent_sign_in(Purpose.APPOINTMENT)
def confirm_change(request: SignedIn, pk: int) -> HttpResponse:
    """The button of the page. What it showed comes with it, and is refused if it has changed."""
    proposal = proposal_or_404(request.user, pk)
    if request.method != "POST":
        return redirect(proposal)
    may, form = policy.can_confirm(request.user, proposal), ConfirmForm(data=request.POST)
    try:
        actions.confirm(proposal, shown=request.POST.get("shown", ""), by=request.user)
    except PermissionDenied as refusal:
        form.full_clean()
        form.add_error(None, str(refusal))
        content = page.content_of(proposal_or_404(request.user, pk), request.user)
        fresh = ConfirmForm(initial={"shown": content["mark"]})
        status = 409 if may else 403
        return render(request, CHANGE, content | {"form": form, "fresh": fresh}, status=status)
    messages.success(request, "Change confirmed. Everyone concerned will be told")
    return redirect(proposal)


@require_http_methods(["GET", "POST"])
@needs_recent_sign_in(Purpose.APPOINTMENT)
def decide(request: SignedIn, pk: int, verb: str) -> HttpResponse:
    """The page of any other verb: it says what the verb does, and asks for a reason if it needs
    one."""
    proposal, words = proposal_or_404(request.user, pk), VERBS[verb]
    may = words.may(request.user, proposal)
    if request.method != "POST":
        may.or_raise()
    form, status = form_for(request, words.form), 200
    if request.method == "POST" and form.is_valid():
        try:
            words.do(proposal, request.user, form.cleaned_data)
        except PermissionDenied as refusal:
            form.add_error(None, str(refusal))
            status = 409 if may else 403
        else:
            messages.success(request, words.done)
            return redirect(proposal)
    elif request.method == "POST" and not may:
        raise PermissionDenied(may.reason)
    context = {
        "heading": words.heading,
        "overline": page.heading_of(proposal),
        "lead": words.lead,
        "button": words.button,
        "form": form,
        "cancel_url": proposal.get_absolute_url(),
        "back": (proposal.get_absolute_url(), "Back to this change"),
    }
    return render(request, "question_page.html", context, status=status)
