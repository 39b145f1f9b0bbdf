"""Settings pages of a draft: one page for each subject, saved over the revision seen."""

from collections.abc import Mapping
from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from foundation.forms import form_for, user_mark
from foundation.types import Context
from people.request import SignedIn
from protocols import policy
from protocols.drafting import actions
from protocols.http import url_if_there, version_or_404, version_url
from protocols.models import Protocol
from protocols.settings import comparing, pages, routes_form, rows, snapshots
from protocols.settings import forms as setting_forms
from protocols.settings.comparing import Difference
from protocols.settings.expectations_form import ExpectationsForm
from protocols.settings.forms import SettingsForm
from protocols.settings.meetings_form import MeetingsForm
from protocols.settings.services_form import ServicesForm
from protocols.settings.snapshots import Snapshot
from protocols.sources.load import SettingValue
from protocols.version_cache import in_force_or_none

SETTINGS_FORMS: dict[str, type[SettingsForm]] = {
    "response-times": setting_forms.ResponseTimesForm,
    "reminders": setting_forms.RemindersForm,
    "routes": routes_form.RoutesForm,
    "requests": ServicesForm,
    "need-to-know": routes_form.NeedToKnowForm,
    "group-meetings": routes_form.GroupMeetingForm,
    "meetings": MeetingsForm,
    "complaints": routes_form.ComplaintsForm,
    "calendar": setting_forms.CalendarForm,
    "titles": setting_forms.TitlesForm,
    "expectations": ExpectationsForm,
    "contact-centre": setting_forms.ContactCentreForm,
}


class ConcurrentChange(NamedTuple):
    """What somebody else changed while this person was writing. `mine` is what was typed for the
    same setting, which saving again puts in place; empty where theirs stands."""

    change: Difference
    mine: str


class NewerDraft(NamedTuple):
    """A form over a draft that somebody else has saved: what is `typed` in it of this person's,
    what is new, and whose that is."""

    form: SettingsForm
    typed: dict[str, SettingValue]
    meanwhile: list[ConcurrentChange]
    editors: list[str]


@require_http_methods(["GET", "POST"])
def settings_page(request: SignedIn, number: int, subject: str) -> HttpResponse:
    """The server works the meaning of what was saved out again: nothing of it needs a script."""
    protocol = version_or_404(request.user, number)
    if subject not in SETTINGS_FORMS:
        raise Http404
    policy.can_edit(request.user, protocol).or_raise()
    snapshot = snapshots.snapshot_of(protocol)
    initial = {"revision": protocol.revision}
    form = form_for(request, SETTINGS_FORMS[subject], snapshot=snapshot, initial=initial)
    newer: NewerDraft | None = None
    if request.method == "POST" and form.is_valid():
        try:
            save_settings(form, protocol, request)
        except actions.ChangedMeanwhile:
            newer = form_over_newer_draft(form, number, request)
            form = newer.form
        else:
            return redirect(url_after_saving(request, protocol))
    now = version_or_404(request.user, number)
    context = settings_context(form, now, subject, newer.typed if newer else {})
    if newer:
        context |= {"meanwhile": newer.meanwhile, "editors": newer.editors}
    return render(request, "protocols/settings.html", context, status=409 if newer else 200)


def save_settings(form: SettingsForm, protocol: Protocol, request: SignedIn) -> None:
    revision = form.cleaned_data["revision"]
    saved = actions.edit_settings(
        protocol, settings=form.settings(), revision=revision, by=request.user
    )
    same = saved.revision == revision
    messages.success(request, "Nothing was changed" if same else "Draft saved")


def url_after_saving(request: SignedIn, protocol: Protocol) -> str:
    """This page again, or what the draft would change if that was the button pressed."""
    preview = url_if_there("enquiries:what-would-change", protocol.number)
    return preview if preview and "preview" in request.POST else request.path


def form_over_newer_draft(typed: SettingsForm, number: int, request: SignedIn) -> NewerDraft:
    """The page as it is now with what this person typed laid over it, and what is new on it."""
    protocol = version_or_404(request.user, number)
    revision = typed.cleaned_data["revision"]
    now = snapshots.snapshot_of(protocol)
    then = snapshots.snapshot_at_revision(protocol, revision) or now
    mine = {key: new for key, new in typed.settings().items() if then.values.get(key) != new}
    initial = {"revision": protocol.revision, "signed_for": user_mark(request.user.pk)}
    form = type(typed)(snapshot=now, initial=type(typed).initial_values(mine) | initial)
    changes = [concurrent_change(one, now, mine) for one in comparing.changed_settings(then, now)]
    return NewerDraft(form, mine, changes, comparing.editors_since(protocol, revision))


def concurrent_change(
    change: Difference, now: Snapshot, mine: dict[str, SettingValue]
) -> ConcurrentChange:
    typed = Snapshot(now.source, {**now.values, **mine})
    words = pages.setting_in_words(change.setting, typed)
    return ConcurrentChange(change, "" if words == change.after else "; ".join(words))


def settings_context(
    form: SettingsForm, protocol: Protocol, key: str, typed: Mapping[str, SettingValue]
) -> Context:
    """`typed` is what is laid over a draft that somebody else has saved."""
    subject, today = pages.SUBJECTS_BY_KEY[key], timezone.localdate()
    return {
        "desk": True,
        "protocol": protocol,
        "overline": f"Draft version {protocol.number}, started from {protocol.source}",
        "subject": subject,
        "subjects": pages.SUBJECTS,
        "form": form,
        "rows": rows.setting_rows(form, subject, rows.compare_draft(protocol, today, typed)),
        "in_force": in_force_or_none(today),
        "preview": url_if_there("enquiries:what-would-change", protocol.number),
        "closures": url_if_there("casework:calendar") if key == "calendar" else "",
        "back": (version_url(protocol), f"Back to draft version {protocol.number}"),
    }
