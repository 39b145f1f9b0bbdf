"""The settings of a draft, a page for each subject."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from foundation.forms import form_for, mark
from protocols import policy
from protocols.drafting import actions
from protocols.http import SignedIn, page_if_there, page_of, version_or_404
from protocols.models import Protocol
from protocols.settings import comparing, pages, rows, snapshots
from protocols.settings import forms as setting_forms
from protocols.settings import routes_form as route_forms
from protocols.settings.comparing import Difference
from protocols.settings.expectations_form import Expectations
from protocols.settings.forms import SettingsForm
from protocols.settings.services_form import Requests
from protocols.settings.snapshots import Snapshot

FORMS: dict[str, type[SettingsForm]] = {
    "response-times": setting_forms.ResponseTimes,
    "reminders": setting_forms.Reminders,
    "routes": route_forms.Routes,
    "requests": Requests,
    "need-to-know": route_forms.NeedToKnow,
    "complaints": route_forms.Complaints,
    "calendar": setting_forms.Calendar,
    "titles": setting_forms.Titles,
    "expectations": Expectations,
    "contact-centre": setting_forms.ContactCentre,
}


class Meanwhile(NamedTuple):
    """What somebody else changed while this person was writing. `mine` is what was typed for the
    same setting, which saving again puts in place; empty where theirs stands."""

    change: Difference
    mine: str


@require_http_methods(["GET", "POST"])
def settings(request: SignedIn, number: int, subject: str) -> HttpResponse:
    """The server works the meaning of what was saved out again: nothing of it needs a script."""
    protocol = version_or_404(request.user, number)
    if subject not in FORMS:
        raise Http404
    policy.can_edit(request.user, protocol).or_raise()
    snapshot = snapshots.of(protocol)
    initial = {"revision": protocol.revision}
    form = form_for(request, FORMS[subject], snapshot=snapshot, initial=initial)
    more: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            save(form, protocol, request)
        except actions.ChangedMeanwhile:
            form, more = beside_theirs(form, number, request)
        else:
            return redirect(after(request, protocol))
    now = version_or_404(request.user, number)
    context = page(form, now, subject, more.get("typed", {})) | more
    return render(request, "protocols/settings.html", context, status=409 if more else 200)


def save(form: SettingsForm, protocol: Protocol, request: SignedIn) -> None:
    revision = form.cleaned_data["revision"]
    saved = actions.edit(protocol, settings=form.settings(), revision=revision, by=request.user)
    same = saved.revision == revision
    messages.success(request, "Nothing was changed" if same else "Draft saved")


def after(request: SignedIn, protocol: Protocol) -> str:
    """This page again, or what the draft would change if that was the button pressed."""
    preview = page_if_there("enquiries:what-would-change", protocol.number)
    return preview if preview and "preview" in request.POST else request.path


def beside_theirs(
    typed: SettingsForm, number: int, request: SignedIn
) -> tuple[SettingsForm, dict[str, Any]]:
    """The page as it is now with what this person typed laid over it, and what is new on it."""
    protocol = version_or_404(request.user, number)
    revision = typed.cleaned_data["revision"]
    now = snapshots.of(protocol)
    then = snapshots.as_it_was(protocol, revision) or now
    mine = {key: new for key, new in typed.settings().items() if then.values.get(key) != new}
    initial = {"revision": protocol.revision, "signed_for": mark(request.user.pk)}
    form = type(typed)(snapshot=now, initial=type(typed).shown(mine) | initial)
    return form, {
        "meanwhile": [meanwhile(change, now, mine) for change in comparing.changes(then, now)],
        "typed": mine,
        "editors": comparing.editors_since(protocol, revision),
    }


def meanwhile(change: Difference, now: Snapshot, mine: dict[str, Any]) -> Meanwhile:
    typed = Snapshot(now.source, {**now.values, **mine})
    words = pages.said(change.setting, typed)
    return Meanwhile(change, "" if words == change.after else "; ".join(words))


def page(form: SettingsForm, protocol: Protocol, key: str, typed: dict[str, Any]) -> dict[str, Any]:
    """`typed` is what is laid over a draft that somebody else has saved."""
    subject, today = pages.BY_KEY[key], timezone.localdate()
    return {
        "desk": True,
        "protocol": protocol,
        "overline": f"Draft version {protocol.number}, started from {protocol.source}",
        "subject": subject,
        "subjects": pages.SUBJECTS,
        "form": form,
        "rows": rows.rows(form, subject, rows.beside(protocol, today, typed)),
        "in_force": rows.version_in_force(today),
        "preview": page_if_there("enquiries:what-would-change", protocol.number),
        "closures": page_if_there("casework:calendar") if key == "calendar" else "",
        "back": (page_of(protocol), f"Back to draft version {protocol.number}"),
    }
