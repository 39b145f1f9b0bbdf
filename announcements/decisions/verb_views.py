"""Pages of the verbs on delegated decisions: record, add who was consulted, confirm, withdraw."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from announcements import policy as announcement_policy
from announcements.actions import withdraw
from announcements.decisions import actions, forms, policy
from announcements.decisions.views import BACK, decision_or_404
from announcements.models import DelegatedDecision
from casework.http import PortalRequest, verb_page
from foundation.types import Cleaned, Context
from protocols.behaviours import Behaviour
from protocols.version_cache import todays_protocol

A = "announcements:"


@require_http_methods(["GET", "POST"])
def record_decision_page(request: PortalRequest) -> HttpResponse:
    user, version = request.user, todays_protocol()
    url = reverse(f"{A}decisions")

    return verb_page(
        request,
        {
            "desk": True,
            "heading": "Record a delegated decision",
            "lead": "Councillors are told once the decision is confirmed.",
            "clause": version.cite_for(
                Behaviour.DECISIONS_NAME_DELEGATION, Behaviour.DECISIONS_BETWEEN_MEETINGS
            ),
            "button": "Save decision",
            "cancel_url": url,
            "back": (url, BACK),
        },
        form=forms.RecordDecisionForm,
        may=policy.can_record_decision(user, version),
        do=lambda typed: actions.record_decision(new_decision(typed), by=user, key=typed["key"]),
        done="Decision recorded",
        to=f"{A}decisions",
        version=version,
    )


def new_decision(typed: Cleaned) -> actions.NewDecision:
    names = ("title", "text", "delegation", "decided_by", "decided_on")
    return actions.NewDecision(
        **{name: typed[name] for name in names},
        committee=typed.get("committee"),
        resolution=typed.get("resolution", ""),
        chair_consulted_on=typed.get("chair_consulted_on"),
    )


def decision_verb_words(
    decision: DelegatedDecision, request: PortalRequest, **words: object
) -> Context:
    """What stands around the form of each verb on a decision."""
    url, announcement = decision.get_absolute_url(), decision.announcement
    return {
        "desk": not request.user.is_member,
        "overline": f"{announcement.reference}, {announcement.title}",
        "back": (url, f"Back to {announcement.reference}"),
        "cancel_url": url,
    } | words


@require_http_methods(["GET", "POST"])
def consulted_page(request: PortalRequest, decision_reference: str) -> HttpResponse:
    decision, user = decision_or_404(request, decision_reference), request.user
    heading = "Add a councillor who was consulted"
    return verb_page(
        request,
        decision_verb_words(decision, request, heading=heading, button="Add councillor"),
        form=forms.ConsultedForm,
        may=policy.can_add_consulted(user, decision),
        do=lambda typed: actions.add_consulted(
            decision, member=typed["member"], consulted_on=typed["consulted_on"], by=user
        ),
        done="Councillor added",
        to=decision.get_absolute_url(),
    )


@require_http_methods(["GET", "POST"])
def confirm_decision_page(request: PortalRequest, decision_reference: str) -> HttpResponse:
    decision, user = decision_or_404(request, decision_reference), request.user
    announcement = decision.announcement
    told = "every councillor" if announcement.for_everyone else "the members of the committee"
    between = announcement.version.cite_for(Behaviour.DECISIONS_BETWEEN_MEETINGS)
    return verb_page(
        request,
        decision_verb_words(
            decision,
            request,
            heading="Confirm this decision",
            lead=f"We will tell {told}. The officer takes the decision and is responsible for it.",
            clause=announcement.version.cite_for(Behaviour.DECISIONS_TOLD) or between,
            button="Confirm decision",
        ),
        form=forms.ConfirmDecisionForm,
        may=policy.can_confirm_decision(user, decision),
        do=lambda typed: actions.confirm_decision(decision, by=user),
        done="Decision confirmed and councillors told",
        to=decision.get_absolute_url(),
    )


@require_http_methods(["GET", "POST"])
def withdraw_decision_page(request: PortalRequest, decision_reference: str) -> HttpResponse:
    decision, user = decision_or_404(request, decision_reference), request.user
    announcement, heading = decision.announcement, "Withdraw this decision"
    return verb_page(
        request,
        decision_verb_words(decision, request, heading=heading, button="Withdraw decision"),
        form=forms.WithdrawDecisionForm,
        may=announcement_policy.can_withdraw(user, announcement),
        do=lambda typed: withdraw(announcement, reason=typed["reason"], by=user),
        done="Decision withdrawn",
        to=decision.get_absolute_url(),
    )
