"""Pages of one verb on a scrutiny request: name the officer, decline, leave a topic, withdraw."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest
from protocols.behaviours import Behaviour
from relations.case_verb import case_verb_page
from relations.scrutiny import actions, forms, policy, routing
from relations.scrutiny.views import scrutiny_or_404


@require_http_methods(["GET", "POST"])
def name_officer_page(request: PortalRequest, scrutiny_reference: str) -> HttpResponse:
    case, user = scrutiny_or_404(request, scrutiny_reference), request.user
    short = " The body has given less notice than it usually does." if case.is_short_notice else ""
    return case_verb_page(
        request,
        case,
        {
            "heading": "Name the officer who attends",
            "lead": f"The meeting is on {case.when}.{short} We will tell the officer and the"
            " councillor who asked.",
            "clause": case.version.cite(routing.clause_of_decider(case)),
            "button": "Name officer",
        },
        form=forms.NameOfficerForm,
        can=policy.can_name_officer,
        do=lambda typed: actions.name_scrutiny_officer(
            case,
            officer=typed["officer"],
            agrees_to_notice=bool(typed.get("agrees_to_notice")),
            by=user,
        ),
        done="Officer named",
        scrutiny=case,
    )


@require_http_methods(["GET", "POST"])
def decline_scrutiny_page(request: PortalRequest, scrutiny_reference: str) -> HttpResponse:
    case, user = scrutiny_or_404(request, scrutiny_reference), request.user
    return case_verb_page(
        request,
        case,
        {
            "heading": "Decline this request",
            "lead": "We will tell the councillor who asked. The body can ask again.",
            "button": "Decline request",
        },
        form=forms.DeclineScrutinyForm,
        can=policy.can_decline_scrutiny,
        do=lambda typed: actions.decline_scrutiny(case, reason=typed["reason"], by=user),
        done="Request declined",
    )


@require_http_methods(["GET", "POST"])
def leave_topic_page(request: PortalRequest, scrutiny_reference: str) -> HttpResponse:
    case, user = scrutiny_or_404(request, scrutiny_reference), request.user
    return case_verb_page(
        request,
        case,
        {
            "heading": "Withdraw from a topic",
            "lead": "You attend for the other topics. We will tell the councillor who asked, and"
            f" {routing.scrutiny_decider_title(case)}.",
            "clause": case.version.cite_for(Behaviour.SCRUTINY_NO_POLITICS),
            "button": "Withdraw from topic",
        },
        form=forms.LeaveTopicForm,
        can=policy.can_leave_topic,
        do=lambda typed: actions.leave_topic(
            case, number=int(typed["topic"]), reason=typed["reason"], by=user
        ),
        done="Topic withdrawn from",
        scrutiny=case,
    )


@require_http_methods(["GET", "POST"])
def withdraw_scrutiny_page(request: PortalRequest, scrutiny_reference: str) -> HttpResponse:
    case, user = scrutiny_or_404(request, scrutiny_reference), request.user
    return case_verb_page(
        request,
        case,
        {
            "heading": "Withdraw this request",
            "lead": f"We will tell {routing.scrutiny_decider_title(case)}, and the officer if one"
            " has been named.",
            "button": "Withdraw request",
        },
        form=forms.WithdrawScrutinyForm,
        can=policy.can_withdraw_scrutiny,
        do=lambda typed: actions.withdraw_scrutiny(case, by=user),
        done="Request withdrawn",
    )
