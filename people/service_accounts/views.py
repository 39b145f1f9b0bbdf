"""Pages of service accounts: the list, a new one with its token, and ending one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from foundation.forms import PortalForm, form_for
from foundation.paging import page_of
from people.models import ServiceAccount
from people.request import SignedIn
from people.service_accounts import actions, policy
from people.service_accounts.forms import ServiceAccountForm
from people.service_accounts.page import back_to_list, line_of, made_context
from people.step_up.pages import Purpose, needs_recent_sign_in


def refuse_others(request: SignedIn) -> None:
    """404 for everybody else: that a program has access is nothing they see."""
    if not policy.can_make_service_account(request.user):
        raise Http404


@require_safe
def list_page(request: SignedIn) -> HttpResponse:
    refuse_others(request)
    rows = ServiceAccount.objects.visible_to(request.user)
    related = rows.select_related("person", "made_by", "ended_by")
    shown = page_of(related, "made_at", request.GET.get("after", ""), newest=True)
    today = timezone.localdate()
    context = {
        "title": "Service accounts",
        "lines": [line_of(row, today) for row in shown.rows],
        "first_url": "" if shown.is_first else "?",
        "next_link": {"url": f"?after={shown.after}"} if shown.after else None,
        "back": (reverse("account"), "Back to your account"),
    }
    return render(request, "people/service_accounts/list.html", context)


@require_http_methods(["GET", "POST"])
@needs_recent_sign_in(Purpose.KEY)
def new_page(request: SignedIn) -> HttpResponse:
    """The answer to the POST shows the token, because it is told only once."""
    refuse_others(request)
    form = form_for(request, ServiceAccountForm)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        named = {"ends_on": typed["ends_on"], "key": typed["key"]}
        try:
            made = actions.make_service_account(typed["name"], **named, by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return render(request, "people/service_accounts/made.html", made_context(made))
    context = {
        "heading": "Make a service account",
        "form": form,
        "button": "Make service account",
        "cancel_url": reverse("people:service-accounts"),
        "back": back_to_list(),
    }
    return render(request, "people/service_accounts/new.html", context)


@require_http_methods(["GET", "POST"])
def end_page(request: SignedIn, pk: int) -> HttpResponse:
    rows = ServiceAccount.objects.visible_to(request.user).select_related("person")
    account = rows.filter(pk=pk).first()
    if account is None:
        raise Http404
    form = form_for(request, PortalForm)
    if request.method == "POST" and form.is_valid():
        actions.end_service_account(account, by=request.user)
        messages.success(request, f"Service account ended: {account}")
        return redirect("people:service-accounts")
    policy.can_end_service_account(request.user, account, timezone.localdate()).or_raise()
    context = {
        "heading": f"End the service account of {account}",
        "lead": "Its token will open nothing from now on. What it did stays in the history.",
        "form": form,
        "button": "End service account",
        "cancel_url": reverse("people:service-accounts"),
        "back": back_to_list(),
    }
    return render(request, "question_page.html", context)
