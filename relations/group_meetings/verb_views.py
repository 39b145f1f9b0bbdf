"""Pages of one verb on a group meeting: accept, refuse, withdraw, confirm, add, record, link."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest
from foundation.forms import OwnArgument
from foundation.types import Cleaned, Context
from protocols.behaviours import Behaviour
from relations.case_verb import case_verb_page
from relations.group_meetings import content, decisions, policy, record_forms, records, requests
from relations.group_meetings.forms import (
    AcceptAttendanceForm,
    OtherOfficerForm,
    RefuseAttendanceForm,
)
from relations.group_meetings.views import group_meeting_or_404
from relations.models import GroupMeeting


def meeting_verb(
    request: PortalRequest, meeting: GroupMeeting, words: Context, /, **more: OwnArgument
) -> HttpResponse:
    """As `case_verb_page`, with a warning if people who are not councillors will be there."""
    warning = content.warning_of_outsiders(meeting, (Behaviour.OUTSIDERS_ARE_COUNTED,))
    around = {"back_keeps": True, "notes": [warning] if warning else []} | words
    return case_verb_page(request, meeting, around, reads_first=True, **more)


@require_http_methods(["GET", "POST"])
def accept_attendance_page(request: PortalRequest, reference: str) -> HttpResponse:
    meeting, user = group_meeting_or_404(request, reference), request.user

    def do(typed: Cleaned) -> None:
        acceptance = decisions.Acceptance(
            typed.get("officer") or user,
            significant=bool(typed.get("significant")),
            area=typed.get("area", ""),
        )
        decisions.accept_attendance(meeting, acceptance=acceptance, by=user)

    return meeting_verb(
        request,
        meeting,
        {"heading": "Accept this request", "button": "Accept request"} | words_of_offers(meeting),
        form=AcceptAttendanceForm,
        can=policy.can_accept_attendance,
        do=do,
        done="Request accepted",
        meeting=meeting,
    )


@require_http_methods(["GET", "POST"])
def name_other_officer_page(request: PortalRequest, reference: str) -> HttpResponse:
    meeting, user = group_meeting_or_404(request, reference), request.user
    return meeting_verb(
        request,
        meeting,
        {
            "heading": "Name another officer",
            "button": "Name this officer",
            "lead": "The leader of the group and the officer will be told. The new officer has to"
            " confirm the three points, if the protocol asks for it.",
        },
        form=OtherOfficerForm,
        can=policy.can_name_other_officer,
        do=lambda typed: decisions.name_other_officer(meeting, officer=typed["officer"], by=user),
        done="Another officer named",
        meeting=meeting,
    )


def words_of_offers(meeting: GroupMeeting) -> Context:
    """What follows from an acceptance, in its order, if offers are made."""
    version = meeting.version
    always = version.clause_for(Behaviour.SAME_OFFER_TO_ALL)
    if not (always or version.clause_for(Behaviour.OFFERS_TO_OTHER_GROUPS)):
        return {}
    when = "" if always else "If it is about a significant change of policy, "
    first = "the" if when else "The"
    return {
        "lead": f"{when}{first} leader of this group is told first that the other groups will be"
        " offered the same. Then each of them is offered a briefing on the policy area you name.",
        "clause": version.cite_for(Behaviour.SAME_OFFER_TO_ALL, Behaviour.OFFERS_TO_OTHER_GROUPS),
    }


@require_http_methods(["GET", "POST"])
def refuse_attendance_page(request: PortalRequest, reference: str) -> HttpResponse:
    meeting, user = group_meeting_or_404(request, reference), request.user

    def do(typed: Cleaned) -> None:
        refused = decisions.RefusedRequest(
            typed.get("refusal", ""), typed.get("reason", ""), typed.get("unequal_reason", "")
        )
        decisions.refuse_attendance(meeting, refused=refused, by=user)

    no_reason = meeting.version.cite_for(Behaviour.REFUSAL_NEEDS_NO_REASON)
    return meeting_verb(
        request,
        meeting,
        {
            "heading": "Refuse this request",
            "button": "Refuse request",
            "lead": "You need not give a reason." if no_reason else "",
            "clause": no_reason,
        },
        form=RefuseAttendanceForm,
        can=policy.can_refuse_attendance,
        do=do,
        done="Request refused",
        meeting=meeting,
    )


@require_http_methods(["GET", "POST"])
def withdraw_attendance_page(request: PortalRequest, reference: str) -> HttpResponse:
    meeting, user = group_meeting_or_404(request, reference), request.user
    lead = "The people who decide, and the officer if one attends, will be told."
    return meeting_verb(
        request,
        meeting,
        {"heading": "Withdraw this request", "button": "Withdraw request", "lead": lead},
        form=record_forms.ButtonOnlyForm,
        can=policy.can_withdraw_attendance,
        do=lambda _: requests.withdraw_attendance(meeting, by=user),
        done="Request withdrawn",
    )


@require_http_methods(["GET", "POST"])
def confirm_points_page(request: PortalRequest, reference: str) -> HttpResponse:
    meeting, user = group_meeting_or_404(request, reference), request.user
    clause = meeting.version.cite_for(Behaviour.THREE_POINTS_CONFIRMED)
    return meeting_verb(
        request,
        meeting,
        {
            "heading": "Confirm the three points",
            "lead": "The attendance can be recorded once both sides have confirmed.",
            "button": "Confirm",
            "clause": clause,
        },
        form=record_forms.ConfirmPointsForm,
        can=policy.can_confirm_points,
        do=lambda _: records.confirm_points(meeting, by=user),
        done="Three points confirmed",
    )


@require_http_methods(["GET", "POST"])
def add_group_paper_page(request: PortalRequest, reference: str) -> HttpResponse:
    meeting, user = group_meeting_or_404(request, reference), request.user
    return meeting_verb(
        request,
        meeting,
        {"heading": "Add a paper to this meeting", "button": "Add paper"},
        form=record_forms.GroupPaperForm,
        can=policy.can_add_group_paper,
        do=lambda typed: records.add_group_paper(
            meeting, title=typed["title"], is_confidential=typed["is_confidential"], by=user
        ),
        done="Paper added",
    )


@require_http_methods(["GET", "POST"])
def record_attendance_page(request: PortalRequest, reference: str) -> HttpResponse:
    meeting, user = group_meeting_or_404(request, reference), request.user
    names = ("arrived_at", "left_at", "items", "given", "advice")

    def do(typed: Cleaned) -> None:
        attendance = records.Attendance(
            **{name: typed[name] for name in names}, formal_body=typed.get("formal_body", "")
        )
        records.record_attendance(meeting, attendance=attendance, by=user)

    return meeting_verb(
        request,
        meeting,
        {
            "heading": "Record the attendance",
            "lead": "What you gave and advised is encrypted. The group’s leader can read it.",
            "button": "Save record",
            "clause": meeting.version.cite_for(Behaviour.NO_PARTY_BUSINESS),
        },
        form=record_forms.RecordAttendanceForm,
        can=policy.can_record_attendance,
        do=do,
        done="Attendance recorded",
        meeting=meeting,
    )


@require_http_methods(["GET", "POST"])
def link_full_advice_page(request: PortalRequest, reference: str) -> HttpResponse:
    meeting, user = group_meeting_or_404(request, reference), request.user
    return meeting_verb(
        request,
        meeting,
        {
            "heading": "Link the full advice",
            "lead": f"{meeting.formal_body} still needs full advice.",
            "button": "Link advice",
            "clause": meeting.version.cite_for(Behaviour.FULL_ADVICE_FOLLOWS),
        },
        form=record_forms.FullAdviceForm,
        can=policy.can_link_full_advice,
        do=lambda typed: records.link_full_advice(meeting, reference=typed["reference"], by=user),
        done="Full advice linked",
    )
