"""Pages of advice: the list, a new record, one record, and the verbs on it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page, visible_or_404
from foundation.paging import page_of
from foundation.types import Cleaned, Context
from protocols.behaviours import Behaviour
from protocols.version_cache import todays_protocol
from relations.advice import actions, content, forms, policy
from relations.models import AdviceRecord

BACK = "Back to advice"


def advice_or_404(request: PortalRequest, reference: str) -> AdviceRecord:
    return visible_or_404(AdviceRecord.objects.with_people(), request.user, reference=reference)


@require_safe
def advice_list(request: PortalRequest) -> HttpResponse:
    """What the reader's services have recorded, the newest first."""
    user = request.user
    rows = AdviceRecord.objects.visible_to(user).with_people()
    page = page_of(rows, "received_at", request.GET.get("after", ""), newest=True)
    earlier = {"url": f"?after={page.after}", "label": "Earlier advice"}
    context = {
        "title": "Advice and councillors’ views",
        "desk": not user.is_member,
        "may": policy.can_record_advice(user),
        "rows": [content.advice_line(row) for row in page.rows],
        "next_link": earlier if page.after else None,
        "first_url": "" if page.is_first else "?",
        "back": (reverse("relations:index"), "Back to meetings and connections"),
    }
    return render(request, "relations/advice/list.html", context)


@require_http_methods(["GET", "POST"])
def record_advice_page(request: PortalRequest) -> HttpResponse:
    user, version = request.user, todays_protocol()

    def do(typed: Cleaned) -> None:
        names = ("service", "title", "member", "member_view", "recommendation")
        new = actions.NewAdvice(**{name: typed[name] for name in names})
        actions.record_advice(new, by=user, key=typed["key"])

    page = {
        "desk": True,
        "heading": "Record advice and a councillor’s view",
        "lead": "Officers of your service can read this, and councillors cannot. Only you can"
        " change what you recommend.",
        "clause": version.cite_for(Behaviour.VIEW_APART_FROM_ADVICE),
        "button": "Record advice",
        "cancel_url": reverse("relations:advice"),
        "back": (reverse("relations:advice"), BACK),
    }
    return verb_page(
        request,
        page,
        form=forms.RecordAdviceForm,
        may=policy.can_record_advice(user, version),
        do=do,
        done="Advice recorded",
        to="relations:advice",
        user=user,
    )


@require_safe
def advice_page(request: PortalRequest, advice_reference: str) -> HttpResponse:
    advice, user = advice_or_404(request, advice_reference), request.user
    context = {
        "title": advice.title,
        "overline": f"{advice.reference}, advice",
        "desk": True,
        "back": (reverse("relations:advice"), BACK),
        "facts": content.facts_of_advice(advice),
        "advice": advice,
        "clause": advice.version.cite_for(Behaviour.VIEW_APART_FROM_ADVICE),
        "events": content.events_of_advice(advice),
        "links": content.links_of_advice(advice, user),
    }
    return render(request, "relations/advice/advice.html", context)


def page_of_advice(advice: AdviceRecord, heading: str, button: str, lead: str = "") -> Context:
    url = advice.get_absolute_url()
    return {
        "desk": True,
        "overline": f"{advice.reference}, {advice.title}",
        "heading": heading,
        "button": button,
        "lead": lead,
        "back": (url, f"Back to {advice.reference}"),
        "cancel_url": url,
    }


@require_http_methods(["GET", "POST"])
def correct_view_page(request: PortalRequest, advice_reference: str) -> HttpResponse:
    advice, user = advice_or_404(request, advice_reference), request.user
    lead = f"{advice.member.styled} said this. The recommendation stays as it is."
    return verb_page(
        request,
        page_of_advice(advice, "Correct the councillor’s view", "Save view", lead),
        form=forms.CorrectViewForm,
        may=policy.can_correct_view(user, advice),
        do=lambda typed: actions.correct_view(advice, member_view=typed["member_view"], by=user),
        done="Councillor’s view corrected",
        to=advice,
        initial={"member_view": advice.member_view},
    )


@require_http_methods(["GET", "POST"])
def change_recommendation_page(request: PortalRequest, advice_reference: str) -> HttpResponse:
    advice, user = advice_or_404(request, advice_reference), request.user
    return verb_page(
        request,
        page_of_advice(advice, "Change the recommendation", "Save recommendation"),
        form=forms.RecommendationForm,
        may=policy.can_change_recommendation(user, advice),
        do=lambda typed: actions.change_recommendation(
            advice, recommendation=typed["recommendation"], by=user
        ),
        done="Recommendation changed",
        to=advice,
        initial={"recommendation": advice.recommendation},
    )


@require_http_methods(["GET", "POST"])
def finish_advice_page(request: PortalRequest, advice_reference: str) -> HttpResponse:
    advice, user = advice_or_404(request, advice_reference), request.user
    lead = "No one can change the view or the recommendation after that."
    return verb_page(
        request,
        page_of_advice(advice, "Finish this advice", "Finish advice", lead),
        form=forms.FinishAdviceForm,
        may=policy.can_finish_advice(user, advice),
        do=lambda typed: actions.finish_advice(advice, by=user),
        done="Advice finished",
        to=advice,
    )
