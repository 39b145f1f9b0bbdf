"""Pages of councillors’ public meetings: the list, telling the office, one meeting, its verbs."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from announcements.members_meetings import actions, content, forms, policy, words
from announcements.models import MembersMeeting
from announcements.models.members_meetings import TOLD_OFFICE
from casework.http import PortalRequest, redirect_to_required_reading, verb_page, visible_or_404
from foundation.forms import form_for
from foundation.paging import page_of
from foundation.types import Cleaned, Context
from people.directory import styled_member
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import todays_protocol
from relations.case_verb import case_verb_page
from relations.meeting_file import meeting_file

BACK = "Back to public meetings"


def meeting_or_404(request: PortalRequest, reference: str) -> MembersMeeting:
    return visible_or_404(MembersMeeting.objects.with_people(), request.user, reference=reference)


@require_safe
def members_meeting_list(request: PortalRequest) -> HttpResponse:
    """The meetings that this person sees, the newest first."""
    user = request.user
    rows = MembersMeeting.objects.visible_to(user).with_people()
    page = page_of(rows, "starts_at", request.GET.get("after", ""), newest=True)
    next_link = {"url": f"?after={page.after}", "label": "Earlier meetings"} if page.after else None
    context = {
        "title": "Public meetings held by councillors",
        "desk": not user.is_member,
        "may": policy.can_tell_office(user),
        "rows": [content.members_meeting_line(row, user) for row in page.rows],
        "next_link": next_link,
        "first_url": "" if page.is_first else "?",
        "back": (reverse("announcements:index"), "Back to notices and letters"),
    }
    return render(request, "announcements/members_meetings/list.html", context)


@require_http_methods(["GET", "POST"])
def party_page(request: PortalRequest) -> HttpResponse:
    """The first question. A party’s meeting is then not offered an officer or council premises."""
    policy.can_tell_office(request.user).or_raise()
    if first := redirect_to_required_reading(request):
        return first
    form = form_for(request, forms.PartyPoliticalForm)
    if request.method == "POST" and form.is_valid():
        return redirect("announcements:tell-about-meeting", form.cleaned_data["party"])
    context = {
        "heading": "A public meeting you are planning",
        "lead": "Tell the council about a public meeting on council work.",
        "clause": todays_protocol().cite_for(Behaviour.MEMBERS_PUBLIC_MEETINGS),
        "form": form,
        "button": "Continue",
        "cancel_url": reverse("announcements:members-meetings"),
        "back": (reverse("announcements:members-meetings"), BACK),
    }
    return render(request, "verb_page.html", context)


@require_http_methods(["GET", "POST"])
def tell_page(request: PortalRequest, party: str) -> HttpResponse:
    if party not in dict(forms.YES_OR_NO):
        raise Http404
    user, version, is_party = request.user, todays_protocol(), party == forms.YES
    return verb_page(
        request,
        tell_context(version, is_party=is_party),
        form=forms.MembersMeetingForm,
        may=policy.can_tell_office(user, version),
        do=lambda typed: actions.tell_about_meeting(
            new_meeting(typed, is_party=is_party), by=user, key=typed["key"]
        ),
        done=f"{version.title(TOLD_OFFICE)} told about your meeting",
        to="announcements:members-meetings",
        template="announcements/members_meetings/tell.html",
        reads_first=True,
        version=version,
        party_political=is_party,
    )


def new_meeting(typed: Cleaned, *, is_party: bool) -> actions.NewMembersMeeting:
    names = ("title", "place", "starts_at", "ends_at")
    return actions.NewMembersMeeting(
        **{name: typed[name] for name in names},
        is_party_political=is_party,
        attendance=typed.get("attendance", ""),
        premises=typed.get("premises", ""),
    )


def tell_context(version: Protocol, *, is_party: bool) -> Context:
    office = version.title(TOLD_OFFICE)
    return {
        "heading": "Your public meeting",
        "lead": f"We will tell the {office}.",
        "clause": version.cite_for(Behaviour.MEMBERS_PUBLIC_MEETINGS),
        "sentences": words.support_sentences(version, party_political=is_party),
        "button": f"Tell the {office}",
        "cancel_url": reverse("announcements:members-meetings"),
        "back": (reverse("announcements:is-party-political"), "Back"),
    }


@require_safe
def members_meeting_page(request: PortalRequest, members_meeting_reference: str) -> HttpResponse:
    meeting, user = meeting_or_404(request, members_meeting_reference), request.user
    version, is_party = meeting.version, meeting.is_party_political
    context: Context = {
        "title": meeting.title,
        "overline": f"{meeting.reference}, public meeting",
        "desk": not user.is_member,
        "back": (reverse("announcements:members-meetings"), BACK),
        "facts": content.facts_of_members_meeting(meeting),
        "meeting": meeting,
        "attendance": words.attendance_words(meeting),
        "premises": words.premises_words(meeting),
        "sentences": words.support_sentences(version, party_political=is_party),
        "links": content.links_of_members_meeting(meeting, user),
        "file_url": reverse("announcements:members-meeting-file", args=[meeting.reference]),
        "begins_later": meeting.starts_at > timezone.now(),
    }
    return render(request, "announcements/members_meetings/meeting.html", context)


@require_safe
def members_meeting_file(request: PortalRequest, members_meeting_reference: str) -> HttpResponse:
    meeting = meeting_or_404(request, members_meeting_reference)
    path = meeting.get_absolute_url()
    return meeting_file(meeting, title=meeting.title, path=path, number=meeting.reference)


@require_http_methods(["GET", "POST"])
def attendance_page(request: PortalRequest, members_meeting_reference: str) -> HttpResponse:
    meeting, user = meeting_or_404(request, members_meeting_reference), request.user
    return case_verb_page(
        request,
        meeting,
        {
            "heading": "An officer at this meeting",
            "lead": f"{styled_member(meeting.member)} would like an officer:"
            f" {meeting.get_attendance_display().lower()}. No reason is needed.",
            "clause": meeting.version.cite_for(Behaviour.MEMBERS_MEETING_SUPPORT),
            "button": "Send answer",
        },
        form=forms.AttendanceForm,
        can=policy.can_answer_attendance,
        do=lambda typed: actions.answer_attendance(
            meeting, attends=typed["attends"] == forms.YES, by=user
        ),
        done="Answer about an officer sent",
    )


@require_http_methods(["GET", "POST"])
def premises_page(request: PortalRequest, members_meeting_reference: str) -> HttpResponse:
    meeting, user = meeting_or_404(request, members_meeting_reference), request.user
    return case_verb_page(
        request,
        meeting,
        {
            "heading": "Council premises for this meeting",
            "lead": f"{styled_member(meeting.member)} would like to use: {meeting.premises}.",
            "clause": meeting.version.cite_for(Behaviour.MEMBERS_MEETING_SUPPORT),
            "button": "Send answer",
        },
        form=forms.PremisesForm,
        can=policy.can_answer_premises,
        do=lambda typed: actions.answer_premises(
            meeting, granted=typed["granted"] == forms.YES, by=user
        ),
        done="Answer about council premises sent",
    )


@require_http_methods(["GET", "POST"])
def withdraw_page(request: PortalRequest, members_meeting_reference: str) -> HttpResponse:
    meeting, user = meeting_or_404(request, members_meeting_reference), request.user
    office = meeting.version.title(TOLD_OFFICE)
    return case_verb_page(
        request,
        meeting,
        {
            "heading": "Withdraw this meeting",
            "lead": f"We will tell the {office}.",
            "button": "Withdraw meeting",
        },
        form=forms.WithdrawMeetingForm,
        can=policy.can_withdraw_meeting,
        do=lambda typed: actions.withdraw_members_meeting(meeting, by=user),
        done="Meeting withdrawn",
    )
