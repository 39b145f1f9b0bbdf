"""Pages of consultations before speaking to the media: the list, a new one, one of them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from announcements.media_consultations import actions, content, policy
from announcements.media_consultations.forms import (
    AnswerConsultationForm,
    ConsultForm,
    WithdrawConsultationForm,
)
from announcements.models import MediaConsultation
from casework.http import PortalRequest, verb_page, visible_or_404
from foundation.paging import page_of
from foundation.types import Cleaned
from protocols.behaviours import Behaviour
from protocols.version_cache import todays_protocol
from relations.case_verb import case_verb_page

BACK = "Back to consultations"
TITLE = "Consultations before speaking to the media"


@require_safe
def consultation_list(request: PortalRequest) -> HttpResponse:
    """The consultations that this person sees, the newest first."""
    user = request.user
    rows = MediaConsultation.objects.visible_to(user).with_people()
    page = page_of(rows, "received_at", request.GET.get("after", ""), newest=True)
    context = {
        "title": TITLE,
        "desk": not user.is_member,
        "may": policy.can_consult(user),
        "rows": [content.consultation_line(row, user) for row in page.rows],
        "next_link": {"url": f"?after={page.after}", "label": "Earlier consultations"}
        if page.after
        else None,
        "first_url": "" if page.is_first else "?",
        "back": (reverse("announcements:index"), "Back to notices and letters"),
    }
    return render(request, "announcements/media_consultations/list.html", context)


@require_http_methods(["GET", "POST"])
def consult_page(request: PortalRequest) -> HttpResponse:
    user, version = request.user, todays_protocol()

    def do(typed: Cleaned) -> None:
        names = ("consulted", "committee", "title", "text")
        new = actions.NewConsultation(**{name: typed[name] for name in names})
        actions.consult(new, by=user, key=typed["key"])

    return verb_page(
        request,
        {
            "heading": "Consult before you speak to the media",
            "lead": "We record the date when you send this.",
            "clause": version.cite_for(Behaviour.CONSULT_BEFORE_MEDIA),
            "button": "Send",
            "cancel_url": reverse("announcements:media-consultations"),
            "back": (reverse("announcements:media-consultations"), BACK),
        },
        form=ConsultForm,
        may=policy.can_consult(user, version),
        do=do,
        done="Consultation sent",
        to="announcements:media-consultations",
        reads_first=True,
        version=version,
    )


def consultation_or_404(request: PortalRequest, reference: str) -> MediaConsultation:
    rows = MediaConsultation.objects.with_people()
    return visible_or_404(rows, request.user, reference=reference)


@require_safe
def consultation_page(request: PortalRequest, consultation_reference: str) -> HttpResponse:
    consultation, user = consultation_or_404(request, consultation_reference), request.user
    context = {
        "title": consultation.title,
        "overline": f"{consultation.reference}, consultation before speaking to the media",
        "desk": not user.is_member,
        "back": (reverse("announcements:media-consultations"), BACK),
        "facts": content.facts_of_consultation(consultation),
        "consultation": consultation,
        "links": content.links_of_consultation(consultation, user),
    }
    return render(request, "announcements/media_consultations/consultation.html", context)


@require_http_methods(["GET", "POST"])
def answer_consultation_page(request: PortalRequest, consultation_reference: str) -> HttpResponse:
    consultation, user = consultation_or_404(request, consultation_reference), request.user
    return case_verb_page(
        request,
        consultation,
        {"heading": "Answer the councillor", "button": "Send answer"},
        form=AnswerConsultationForm,
        can=policy.can_answer_consultation,
        do=lambda typed: actions.answer_consultation(consultation, answer=typed["answer"], by=user),
        done="Answer sent",
    )


@require_http_methods(["GET", "POST"])
def withdraw_consultation_page(request: PortalRequest, consultation_reference: str) -> HttpResponse:
    consultation, user = consultation_or_404(request, consultation_reference), request.user
    return case_verb_page(
        request,
        consultation,
        {"heading": "Withdraw this consultation", "button": "Withdraw"},
        form=WithdrawConsultationForm,
        can=policy.can_withdraw_consultation,
        do=lambda typed: actions.withdraw_consultation(consultation, by=user),
        done="Consultation withdrawn",
    )
