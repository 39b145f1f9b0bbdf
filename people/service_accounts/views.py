"""Pages of service accounts: the list, a new one with its token, its calls, and ending one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from foundation.forms import PortalForm, form_for
from foundation.paging import PAGE_SIZE, next_numbered_page, page_number, page_of
from people.models import ServiceAccount
from people.request import SignedIn
from people.service_accounts import actions, policy
from people.service_accounts.forms import ApiAccountForm, ServiceAccountForm
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
    """One for the council’s directory. The answer to the POST shows the token: it is told once."""
    refuse_others(request)
    form, heading = form_for(request, ServiceAccountForm), "Make a service account"
    return answer_of_form(request, form, "people/service_accounts/new.html", heading)


@require_http_methods(["GET", "POST"])
@needs_recent_sign_in(Purpose.KEY)
def new_api_page(request: SignedIn) -> HttpResponse:
    """One for a program that reads through the API."""
    refuse_others(request)
    form, heading = form_for(request, ApiAccountForm), "Make a service account for the API"
    return answer_of_form(request, form, "people/service_accounts/new_for_api.html", heading)


def answer_of_form(
    request: SignedIn, form: ServiceAccountForm, template: str, heading: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        typed = {key: value for key, value in form.cleaned_data.items() if key != "signed_for"}
        try:
            made = actions.make_service_account(typed.pop("name"), **typed, by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return render(request, "people/service_accounts/made.html", made_context(made))
    context = {
        "heading": heading,
        "form": form,
        "button": "Make service account",
        "cancel_url": reverse("people:service-accounts"),
        "back": back_to_list(),
    }
    return render(request, template, context)


@require_safe
def calls_page(request: SignedIn, pk: int) -> HttpResponse:
    """How often a service account was used, by day; ?page= is one of the pages."""
    account = account_or_404(request, pk)
    days = account.calls.order_by("-day")
    number = days.count()
    page = page_number(request.GET.get("page", ""), number)
    context = {
        "title": f"Calls by {account}",
        "account": account,
        "days": days[(page - 1) * PAGE_SIZE : page * PAGE_SIZE],
        "first_url": "?" if page > 1 else "",
        "next_link": next_numbered_page(page, number),
        "back": back_to_list(),
    }
    return render(request, "people/service_accounts/calls.html", context)


def account_or_404(request: SignedIn, pk: int) -> ServiceAccount:
    rows = ServiceAccount.objects.visible_to(request.user).select_related("person")
    account = rows.filter(pk=pk).first()
    if account is None:
        raise Http404
    return account


@require_http_methods(["GET", "POST"])
def end_page(request: SignedIn, pk: int) -> HttpResponse:
    account = account_or_404(request, pk)
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
