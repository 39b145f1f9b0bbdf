"""Pages of one verb on an employment case."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest, verb_page
from foundation.dates_in_words import clock
from foundation.forms import OwnArgument, PortalForm
from foundation.types import Cleaned, Context
from foundation.verdict import Verdict
from people.models import User
from protocols.behaviours import Behaviour
from relations.employment_cases import actions, policy, routing
from relations.employment_cases.forms import (
    AppointToCaseForm,
    CaseButtonForm,
    CaseFactsForm,
    CaseOutcomeForm,
    NoInfluenceForm,
)
from relations.employment_cases.views import employment_case_or_404
from relations.meeting_times import MeetingTimesForm
from relations.models import EmploymentCase, MeetingTime
from relations.sealed_pages import sealed_page


def employment_verb_page(
    request: PortalRequest,
    case: EmploymentCase,
    words: Context,
    /,
    *,
    form: type[PortalForm],
    can: Callable[[User, EmploymentCase], Verdict],
    **more: OwnArgument,
) -> HttpResponse:
    """`words` are its heading, button and clause; `more` is as `verb_page` takes it."""
    url = case.get_absolute_url()
    around: Context = {
        "desk": not request.user.is_member,
        "overline": "Employment case",
        "back": (url, "Back to the case"),
        "cancel_url": url,
    } | words
    template = "relations/employment_cases/verb.html"
    may = can(request.user, case)
    return verb_page(request, around, form=form, may=may, to=url, template=template, **more)


@require_http_methods(["GET", "POST"])
@sealed_page
def no_influence_page(request: PortalRequest, case_key: UUID) -> HttpResponse:
    case, user = employment_case_or_404(request, case_key), request.user
    return employment_verb_page(
        request,
        case,
        {
            "heading": "Before you open this case",
            "lead": "You must decide on the facts and on the council’s obligations as an employer."
            " Each time you open the case is recorded.",
            "clause": case.version.cite_for(Behaviour.EMPLOYMENT_NO_INFLUENCE),
            "button": "Confirm",
        },
        form=NoInfluenceForm,
        can=policy.can_confirm_no_influence,
        do=lambda typed: actions.confirm_no_influence(case, by=user),
        done="Confirmation recorded",
        reads_first=True,
    )


@require_http_methods(["GET", "POST"])
@sealed_page
def appoint_case_member_page(request: PortalRequest, case_key: UUID) -> HttpResponse:
    case, user = employment_case_or_404(request, case_key), request.user
    asked = case.version.clause_for(Behaviour.EMPLOYMENT_TRAINING)
    return employment_verb_page(
        request,
        case,
        {
            "heading": "Appoint a councillor",
            "lead": "Only councillors with a date of training for disciplinary cases are listed."
            if asked
            else "",
            "clause": case.version.cite_for(Behaviour.EMPLOYMENT_TRAINING),
            "button": "Appoint councillor",
        },
        form=AppointToCaseForm,
        can=policy.can_change_case,
        do=lambda typed: actions.appoint_to_case(case, member=typed["member"], by=user),
        done="Councillor appointed",
        members=routing.members_to_appoint(case),
    )


@require_http_methods(["GET", "POST"])
@sealed_page
def end_case_member_page(request: PortalRequest, case_key: UUID, seat_key: UUID) -> HttpResponse:
    case, user = employment_case_or_404(request, case_key), request.user
    seat = next((one for one in case.seats_today if one.key == seat_key), None)
    if seat is None or not policy.can_read_case(user, case):
        raise Http404
    name = seat.details.name
    return employment_verb_page(
        request,
        case,
        {
            "heading": f"End the appointment of {name}",
            "lead": f"{name} will no longer be able to read the case.",
            "button": "End appointment",
        },
        form=CaseButtonForm,
        can=policy.can_change_case,
        do=lambda typed: actions.end_appointment_to_case(case, seat=seat, by=user),
        done="Appointment ended",
    )


@require_http_methods(["GET", "POST"])
@sealed_page
def case_meeting_page(request: PortalRequest, case_key: UUID) -> HttpResponse:
    case, user = employment_case_or_404(request, case_key), request.user
    names = ("starts_at", "ends_at", "place")

    def do(typed: Cleaned) -> None:
        meeting = MeetingTime(**{name: typed[name] for name in names})
        actions.arrange_case_meeting(case, meeting=meeting, by=user, key=typed["key"])

    return employment_verb_page(
        request,
        case,
        {
            "heading": "Set the time of the meeting",
            "lead": "Everyone who can read the case will see the meeting in their calendar, without"
            " a name. We will tell the councillors appointed to the case that there is something in"
            " the portal.",
            "button": "Save time and place",
        },
        form=MeetingTimesForm,
        can=policy.can_change_case,
        do=do,
        done="Time and place saved",
        initial=times_as_typed(case),
    )


def times_as_typed(case: EmploymentCase) -> dict[str, object]:
    """The time and place of the committee's meeting, as its form starts with them."""
    meeting = case.handling.meeting
    if meeting is None:
        return {}
    return {
        "day": timezone.localdate(meeting.starts_at),
        "starts": clock(meeting.starts_at),
        "ends": clock(meeting.ends_at),
        "place": meeting.place,
    }


@require_http_methods(["GET", "POST"])
@sealed_page
def case_facts_page(request: PortalRequest, case_key: UUID) -> HttpResponse:
    case, user = employment_case_or_404(request, case_key), request.user

    def do(typed: Cleaned) -> None:
        words = {name: typed[name] for name in ("findings", "duties")}
        actions.record_facts(case, **words, by=user, key=typed["key"])

    return employment_verb_page(
        request,
        case,
        {
            "heading": "Record the findings of fact",
            "lead": "The outcome can be recorded after this. The findings cannot be changed.",
            "clause": case.version.cite_for(Behaviour.EMPLOYMENT_FACTS),
            "button": "Record findings",
        },
        form=CaseFactsForm,
        can=policy.can_record_facts,
        do=do,
        done="Findings recorded",
    )


@require_http_methods(["GET", "POST"])
@sealed_page
def case_outcome_page(request: PortalRequest, case_key: UUID) -> HttpResponse:
    case, user = employment_case_or_404(request, case_key), request.user

    def do(typed: Cleaned) -> None:
        seats = typed.get("members", ())
        actions.decide_case(case, outcome=typed["outcome"], seats=seats, by=user, key=typed["key"])

    return employment_verb_page(
        request,
        case,
        {
            "heading": "Record the outcome",
            "lead": "The outcome cannot be changed. We will tell the councillors appointed to the"
            " case that there is something in the portal.",
            "clause": case.version.cite_for(Behaviour.EMPLOYMENT_DECIDERS),
            "button": "Record outcome",
        },
        form=CaseOutcomeForm,
        can=policy.can_decide_case,
        do=do,
        done="Outcome recorded",
        case=case,
    )
