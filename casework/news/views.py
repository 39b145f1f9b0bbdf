"""Pages of news: what emails say, when one’s own come, and the address of one’s calendar feed."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest, verb_page
from casework.models import CalendarFeed, MailSays, MailSetting, NewsPreference, NewsWhen
from casework.news import actions, policy
from casework.news.forms import FeedForm, WhatEmailsSayForm, WhenForm
from foundation.forms import form_for
from foundation.types import Context
from people.step_up.pages import Purpose, needs_recent_sign_in
from protocols import policy as protocol_policy


@require_http_methods(["GET", "POST"])
def what_emails_say(request: PortalRequest) -> HttpResponse:
    """The protocol administrator decides for the whole council."""
    back = reverse("protocols:in_force")
    return verb_page(
        request,
        {
            "heading": "What emails to councillors say",
            "lead": "Emails about documents only ever have the reference. Emails about complaints"
            " and confidential enquiries do not even have that. A subject that names the resident"
            " is left out. Changes take effect straight away.",
            "button": "Save",
            "cancel_url": back,
            "back": (back, "Back to the protocol"),
            "desk": True,
        },
        form=WhatEmailsSayForm,
        may=protocol_policy.can_choose_what_emails_say(request.user),
        do=lambda typed: actions.choose_what_emails_say(MailSays(typed["says"]), by=request.user),
        done="Content of emails saved",
        to=reverse("news:what-emails-say"),
        initial={"says": MailSetting.objects.in_force()},
    )


@require_http_methods(["GET", "POST"])
def own_news(request: PortalRequest) -> HttpResponse:
    """A councillor’s own choice, with their calendar feed below it."""
    account = reverse("account")
    return verb_page(
        request,
        {
            "heading": "Emails and calendar",
            "button": "Save",
            "cancel_url": account,
            "back": (account, "Back to your account"),
            "feed": CalendarFeed.objects.live().filter(person=request.user).first(),
        },
        form=WhenForm,
        may=policy.can_choose_own_news(request.user),
        do=lambda typed: actions.choose_when(NewsWhen(typed["when"]), by=request.user),
        done="Your choice of emails saved",
        to=reverse("news:own"),
        template="casework/own_news.html",
        initial={"when": NewsPreference.objects.of(request.user)},
    )


@require_http_methods(["GET", "POST"])
@needs_recent_sign_in(Purpose.KEY)
def new_feed(request: PortalRequest) -> HttpResponse:
    """Make an address. The answer to the POST shows it, because it is told only once."""
    policy.can_choose_own_news(request.user).or_raise()
    form = form_for(request, FeedForm)
    if request.method == "POST" and form.is_valid():
        messages.success(request, "Calendar address made")
        address = reverse("calendar-feed", args=[actions.make_feed(by=request.user)])
        return render(request, "casework/feed_made.html", feed_context() | {"address": address})
    context = feed_context() | {
        "form": form,
        "is_new": not CalendarFeed.objects.live().filter(person=request.user).exists(),
        "button": "Make a calendar address",
        "cancel_url": reverse("news:own"),
    }
    return render(request, "casework/new_feed.html", context)


def feed_context() -> Context:
    return {
        "heading": "Make a calendar address",
        "site": settings.BASE_URL,
        "host": settings.BASE_URL.partition("://")[2],
        "back": (reverse("news:own"), "Back to emails and calendar"),
    }


@require_http_methods(["GET", "POST"])
def stop_feed(request: PortalRequest) -> HttpResponse:
    back = reverse("news:own")
    return verb_page(
        request,
        {
            "heading": "Stop your calendar feed",
            "lead": "Your calendar will no longer get due dates from this address. Dates that it"
            " has already may stay in it until you remove the calendar there.",
            "button": "Stop calendar feed",
            "cancel_url": back,
            "back": (back, "Back to emails and calendar"),
        },
        form=FeedForm,
        may=policy.can_choose_own_news(request.user),
        do=lambda _: actions.end_feed(by=request.user),
        done="Calendar feed stopped",
        to=back,
    )
