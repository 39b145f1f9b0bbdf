"""Pages of one verb on a notice: send, send again, leave out, bring back, confirm, date, publish,
withdraw."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from announcements import actions, policy, publication
from announcements.models import Announcement, AnnouncementState
from announcements.notices import actions as notices_actions
from announcements.notices import content
from announcements.notices import policy as notices_policy
from announcements.notices.forms import (
    ChangeDateForm,
    LeaveOutForm,
    OneButtonForm,
    WithdrawNoticeForm,
)
from announcements.notices.views import notice_or_404
from casework.http import PortalRequest, redirect_to_required_reading
from foundation.types import Cleaned, Context
from protocols.behaviours import Behaviour
from relations.case_verb import case_verb_page

ASKS = ["GET", "POST"]


def is_sent_already(request: PortalRequest, notice: Announcement) -> bool:
    """Whether the button was pressed twice: the page of the notice is where it leads."""
    sent = notice.status == AnnouncementState.TELLING
    return request.method == "POST" and sent and policy.answers_for(request.user, notice)


@require_http_methods(ASKS)
def send_notice_page(request: PortalRequest, notice_reference: str) -> HttpResponse:
    """Who it will go to, by name, before it goes."""
    notice, user = notice_or_404(request, notice_reference), request.user
    if is_sent_already(request, notice):
        return redirect(notice)
    if first := redirect_to_required_reading(request):
        return first
    people = content.people_to_tell(notice, user)
    words: Context = {
        "heading": "Send this notice to councillors",
        "button": f"Send to {len(people)} councillor{'s'[: len(people) != 1]}",
        "to_tell": people,
        "vacant": content.vacant_words(notice),
        "clause": notice.version.cite_for(Behaviour.MEMBERS_TOLD_FIRST),
        "cancel_url": notice.get_absolute_url(),
    }
    return case_verb_page(
        request,
        notice,
        words,
        form=OneButtonForm,
        can=policy.can_tell,
        do=lambda typed: actions.tell(notice, by=user),
        done="Notice sent",
        template="announcements/notices/send.html",
    )


@require_http_methods(ASKS)
def send_again_page(request: PortalRequest, notice_reference: str, pk: int) -> HttpResponse:
    notice, user = notice_or_404(request, notice_reference), request.user
    policy.can_see_receipts(user, notice).or_raise()
    member = content.member_told_or_404(notice, pk)
    return case_verb_page(
        request,
        notice,
        {"heading": f"Send the email to {member.name} again", "button": "Send again"},
        form=OneButtonForm,
        can=policy.can_send_again,
        do=lambda typed: actions.send_again(notice, member, by=user),
        done="Email sent again",
    )


@require_http_methods(ASKS)
def leave_out_page(request: PortalRequest, notice_reference: str, pk: int) -> HttpResponse:
    notice, user = notice_or_404(request, notice_reference), request.user
    policy.can_see_receipts(user, notice).or_raise()
    member = content.member_concerned_or_404(notice, pk)
    office = notice.version.title("chief-executive")
    return case_verb_page(
        request,
        notice,
        {
            "heading": f"Leave out {member.styled}",
            "lead": f"The {office} will be told, and can read your reason.",
            "clause": notice.version.cite_for(Behaviour.WARD_MEMBERS_INFORMED),
            "button": "Leave out this councillor",
        },
        form=LeaveOutForm,
        can=notices_policy.can_leave_out,
        do=lambda typed: notices_actions.leave_out(
            notice, member.person, reason=typed["reason"], by=user
        ),
        done="Councillor left out",
    )


@require_http_methods(ASKS)
def bring_back_page(request: PortalRequest, notice_reference: str, pk: int) -> HttpResponse:
    notice, user = notice_or_404(request, notice_reference), request.user
    policy.can_see_receipts(user, notice).or_raise()
    member = content.member_left_out_or_404(notice, pk)
    return case_verb_page(
        request,
        notice,
        {
            "heading": f"Bring back {member.name}",
            "lead": "They will be told about this notice like the other councillors. The record"
            " will still say that they were left out, and why.",
            "button": "Bring back this councillor",
        },
        form=OneButtonForm,
        can=notices_policy.can_bring_back,
        do=lambda typed: notices_actions.bring_back(notice, member, by=user),
        done="Councillor brought back",
    )


@require_http_methods(ASKS)
def confirm_no_party_page(request: PortalRequest, notice_reference: str) -> HttpResponse:
    notice, user = notice_or_404(request, notice_reference), request.user
    return case_verb_page(
        request,
        notice,
        {
            "heading": "Confirm that this does not promote a political group",
            "lead": "Your name and the time will be recorded.",
            "clause": notice.version.cite_for(Behaviour.NO_PARTY_PUBLICITY),
            "button": "Confirm",
        },
        form=OneButtonForm,
        can=policy.can_confirm_no_party,
        do=lambda typed: actions.confirm_no_party(notice, by=user),
        done="Confirmation recorded",
    )


@require_http_methods(ASKS)
def publish_notice_page(request: PortalRequest, notice_reference: str) -> HttpResponse:
    notice, user = notice_or_404(request, notice_reference), request.user
    return case_verb_page(
        request,
        notice,
        {
            "heading": "Make this notice public now",
            "lead": "Anyone can read it then without signing in.",
            "button": "Make public",
        },
        form=OneButtonForm,
        can=publication.can_make_public,
        do=lambda typed: actions.make_public(notice, by=user),
        done="Notice made public",
    )


@require_http_methods(ASKS)
def notice_date_page(request: PortalRequest, notice_reference: str) -> HttpResponse:
    notice, user = notice_or_404(request, notice_reference), request.user

    def do(typed: Cleaned) -> None:
        notices_actions.change_public_date(notice, public_from=typed["public_from"], by=user)

    return case_verb_page(
        request,
        notice,
        {"heading": "Change the public date", "button": "Change date"},
        form=ChangeDateForm,
        can=notices_policy.can_date_notice,
        do=do,
        done="Public date changed",
        initial=content.typed_moment(notice.public_from),
    )


@require_http_methods(ASKS)
def withdraw_notice_page(request: PortalRequest, notice_reference: str) -> HttpResponse:
    notice, user = notice_or_404(request, notice_reference), request.user
    return case_verb_page(
        request,
        notice,
        {
            "heading": "Withdraw this notice",
            "lead": "We will tell every councillor who was told about it.",
            "button": "Withdraw notice",
        },
        form=WithdrawNoticeForm,
        can=policy.can_withdraw,
        do=lambda typed: actions.withdraw(notice, reason=typed["reason"], by=user),
        done="Notice withdrawn",
    )
