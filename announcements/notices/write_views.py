"""The pages on which an officer writes a notice and changes the draft."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from announcements.actions import NewAnnouncement
from announcements.models import Announcement, AnnouncementKind
from announcements.notices import actions, content, policy
from announcements.notices.forms import EditNoticeForm, WriteNoticeForm
from announcements.notices.views import notice_or_404
from casework.http import PortalRequest, verb_page
from foundation.types import Cleaned, Context
from people.models import User
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import todays_protocol
from relations.case_verb import case_verb_page


@require_http_methods(["GET", "POST"])
def write_notice_page(request: PortalRequest) -> HttpResponse:
    """It is a draft first, whose page says who will be told."""
    user, version = request.user, todays_protocol()
    written: list[Announcement] = []

    def do(typed: Cleaned) -> None:
        new = new_announcement(typed, user)
        written.append(actions.write_notice(new_notice(typed), new, by=user, key=typed["key"]))

    response = verb_page(
        request,
        page_of_writing(version),
        form=WriteNoticeForm,
        may=policy.can_write_notice(user),
        do=do,
        done="Draft saved. Check who will be told, then send it",
        to="announcements:notices",
        reads_first=True,
        version=version,
    )
    return redirect(written[0]) if written else response


def page_of_writing(version: Protocol) -> Context:
    back = reverse("announcements:notices")
    return {
        "heading": "Write a notice to councillors",
        "lead": "You will see who will be told before the notice is sent.",
        "clause": version.cite_for(
            Behaviour.WARD_MEMBERS_INFORMED,
            Behaviour.MEMBERS_TOLD_FIRST,
            Behaviour.CONTROVERSIAL_NOTICES,
        ),
        "button": "Continue",
        "desk": True,
        "cancel_url": back,
        "back": (back, "Back to notices"),
    }


@require_http_methods(["GET", "POST"])
def edit_notice_page(request: PortalRequest, notice_reference: str) -> HttpResponse:
    notice, user = notice_or_404(request, notice_reference), request.user

    def do(typed: Cleaned) -> None:
        new = new_announcement(typed, user)
        actions.edit_notice(notice, new_notice(typed), new, shown=typed["shown"], by=user)

    return case_verb_page(
        request,
        notice,
        {"heading": "Change this notice", "button": "Save draft"},
        form=EditNoticeForm,
        can=policy.can_edit_notice,
        do=do,
        done="Draft changed",
        initial=content.typed_notice(notice) | {"shown": actions.newest_change(notice)},
        version=notice.version,
    )


def new_announcement(typed: Cleaned, user: User) -> NewAnnouncement:
    return NewAnnouncement(
        kind=AnnouncementKind.NOTICE,
        title=typed["title"],
        text=typed["text"],
        service=next(iter(user.services.values()), None),
        for_everyone=typed["for_everyone"],
        wards=typed["wards"],
        committees=typed.get("committees", ()),
        is_controversial=typed.get("is_controversial", False),
        public_from=typed["public_from"],
        no_party=typed.get("no_party", False),
    )


def new_notice(typed: Cleaned) -> actions.NewNotice:
    return actions.NewNotice(
        trigger=typed["trigger"],
        urgent_reason=typed["urgent_reason"],
        consultation_starts_on=typed["consultation_starts_on"],
        files=typed["attached"],
    )
