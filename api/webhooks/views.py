"""Pages of webhooks, for people administrators: the list, a new one, its ledger and its secret."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from api.models import DeliveryState, Webhook
from api.webhooks import actions
from api.webhooks.forms import DaysForm, WebhookForm
from foundation.forms import PortalForm, form_for
from foundation.paging import page_of
from foundation.types import Context
from people.request import SignedIn
from people.service_accounts.views import refuse_others
from people.step_up.pages import Purpose, needs_recent_sign_in

TAGS = {
    DeliveryState.WAITING: ("Waiting", "blue"),
    DeliveryState.DELIVERED: ("Delivered", "green"),
    DeliveryState.GIVEN_UP: ("Given up", "red"),
    DeliveryState.NOT_SENT: ("Not sent", "grey"),
}


@require_safe
def list_page(request: SignedIn) -> HttpResponse:
    refuse_others(request)
    rows = Webhook.objects.visible_to(request.user).select_related("account__person")
    shown = page_of(rows, "made_at", request.GET.get("after", ""), newest=True)
    context = {
        "title": "Webhooks",
        "webhooks": shown.rows,
        "first_url": "" if shown.is_first else "?",
        "next_link": {"url": f"?after={shown.after}"} if shown.after else None,
        "back": (reverse("people:service-accounts"), "Back to service accounts"),
    }
    return render(request, "api/webhooks/list.html", context)


@require_http_methods(["GET", "POST"])
@needs_recent_sign_in(Purpose.KEY)
def new_page(request: SignedIn) -> HttpResponse:
    """The answer to the POST shows the secret, because it is told only once."""
    refuse_others(request)
    form = form_for(request, WebhookForm)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        account = form.accounts[typed["account"]]
        of_form = {"events": typed["events"], "key": typed["key"], "by": request.user}
        try:
            made = actions.make_webhook(account, typed["url"], **of_form)
        except ValidationError as refused:
            form.add_error("url", refused)
        else:
            return secret_shown(request, made.webhook, made.secret, "Webhook made")
    context = question("Make a webhook", form, "Make webhook", reverse("webhooks:list"))
    return render(request, "question_page.html", context)


def secret_shown(request: SignedIn, webhook: Webhook, secret: str, title: str) -> HttpResponse:
    context = {"title": title, "webhook": webhook, "secret": secret, "back": back_to(webhook)}
    return render(request, "api/webhooks/secret.html", context)


def question(heading: str, form: PortalForm, button: str, back: str, lead: str = "") -> Context:
    return {
        "heading": heading,
        "form": form,
        "button": button,
        "lead": lead,
        "cancel_url": back,
        "back": (back, "Back"),
    }


def back_to(webhook: Webhook) -> tuple[str, str]:
    return reverse("webhooks:deliveries", args=[webhook.pk]), "Back to the deliveries"


def webhook_or_404(request: SignedIn, pk: int) -> Webhook:
    rows = Webhook.objects.visible_to(request.user).select_related("account__person")
    webhook = rows.filter(pk=pk).first()
    if webhook is None:
        raise Http404
    return webhook


@require_safe
def deliveries_page(request: SignedIn, pk: int) -> HttpResponse:
    webhook = webhook_or_404(request, pk)
    shown = page_of(webhook.deliveries.all(), "at", request.GET.get("after", ""), newest=True)
    context = {
        "title": f"Deliveries to {webhook.host}",
        "webhook": webhook,
        "lines": [(row, TAGS[DeliveryState(row.state)]) for row in shown.rows],
        "first_url": "" if shown.is_first else "?",
        "next_link": {"url": f"?after={shown.after}"} if shown.after else None,
        "back": (reverse("webhooks:list"), "Back to webhooks"),
    }
    return render(request, "api/webhooks/deliveries.html", context)


@require_POST
def send_one_again(request: SignedIn, pk: int, delivery: int) -> HttpResponse:
    webhook = webhook_or_404(request, pk)
    row = webhook.deliveries.filter(pk=delivery).first()
    if row is None:
        raise Http404
    actions.replay_deliveries(webhook, [row.pk], by=request.user)
    messages.success(request, f"Delivery will be sent again: {row.reference}")
    return redirect("webhooks:deliveries", webhook.pk)


@require_http_methods(["GET", "POST"])
def send_days_again(request: SignedIn, pk: int) -> HttpResponse:
    webhook = webhook_or_404(request, pk)
    form = form_for(request, DaysForm)
    if request.method == "POST" and form.is_valid():
        days = {"first": form.cleaned_data["first"], "last": form.cleaned_data["last"]}
        number = actions.send_again(webhook, **days, by=request.user)
        messages.success(request, f"Deliveries that will be sent again: {number}")
        return redirect("webhooks:deliveries", webhook.pk)
    lead = "Each keeps the id it had, so that the program knows what it has seen."
    heading, (back, _) = "Send the deliveries of some days again", back_to(webhook)
    context = question(heading, form, "Send again", back, lead)
    return render(request, "question_page.html", context)


@require_http_methods(["GET", "POST"])
@needs_recent_sign_in(Purpose.KEY)
def secret_page(request: SignedIn, pk: int) -> HttpResponse:
    webhook, form = webhook_or_404(request, pk), form_for(request, PortalForm)
    if request.method == "POST" and form.is_valid():
        secret = actions.change_secret(webhook, by=request.user)
        return secret_shown(request, webhook, secret, "Secret changed")
    lead = "We will show the new secret once. For a day we will sign with the old one too."
    back, _ = back_to(webhook)
    context = question("Change the secret of this webhook", form, "Change secret", back, lead)
    return render(request, "question_page.html", context)


@require_http_methods(["GET", "POST"])
def end_page(request: SignedIn, pk: int) -> HttpResponse:
    webhook, form = webhook_or_404(request, pk), form_for(request, PortalForm)
    if request.method == "POST" and form.is_valid():
        actions.end_webhook(webhook, by=request.user)
        messages.success(request, f"Webhook ended: {webhook.host}")
        return redirect("webhooks:list")
    lead = "The program will hear nothing from now on. What it was told stays in the ledger."
    back, _ = back_to(webhook)
    context = question(f"End the webhook to {webhook.host}", form, "End webhook", back, lead)
    return render(request, "question_page.html", context)
