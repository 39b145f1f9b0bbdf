"""Pages of one verb on an agenda: consult on it, answer, record that the meeting is cancelled."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest
from foundation.forms import OwnArgument
from foundation.types import Context
from protocols.behaviours import Behaviour
from relations.agendas import actions, content, forms, policy
from relations.agendas.views import agenda_or_404
from relations.case_verb import case_verb_page
from relations.models import AgendaConsultation


def agenda_verb(
    request: PortalRequest,
    consultation: AgendaConsultation,
    words: Context,
    **more: OwnArgument,
) -> HttpResponse:
    """As `case_verb_page`, with the time of the meeting above the heading."""
    when = f"{consultation.reference}, {consultation.title}, {consultation.when}"
    return case_verb_page(request, consultation, {"overline": when} | words, **more)


@require_http_methods(["GET", "POST"])
def consult_page(request: PortalRequest, agenda_reference: str) -> HttpResponse:
    consultation, user = agenda_or_404(request, agenda_reference), request.user
    return agenda_verb(
        request,
        consultation,
        {
            "heading": "Consult on the agenda",
            "lead": f"{content.consulted_words(consultation)}. We will tell them.",
            "clause": consultation.version.cite_for(Behaviour.AGENDA_CONSULTATIONS),
            "button": "Send agenda",
        },
        form=forms.ConsultForm,
        can=policy.can_consult,
        do=lambda typed: actions.consult_on_agenda(consultation, agenda=typed["agenda"], by=user),
        done="Agenda sent",
    )


@require_http_methods(["GET", "POST"])
def answer_consultation_page(request: PortalRequest, agenda_reference: str) -> HttpResponse:
    consultation, user = agenda_or_404(request, agenda_reference), request.user
    return agenda_verb(
        request,
        consultation,
        {
            "heading": "Answer about the agenda",
            "lead": "Democratic services will read your answer.",
            "button": "Send answer",
        },
        form=forms.AnswerConsultationForm,
        can=policy.can_answer_consultation,
        do=lambda typed: actions.answer_consultation(consultation, answer=typed["answer"], by=user),
        done="Answer sent",
    )


@require_http_methods(["GET", "POST"])
def cancel_meeting_page(request: PortalRequest, agenda_reference: str) -> HttpResponse:
    consultation, user = agenda_or_404(request, agenda_reference), request.user
    return agenda_verb(
        request,
        consultation,
        {
            "heading": "Record that this meeting is cancelled",
            "lead": "We will tell the councillor who was consulted, if there is one.",
            "button": "Record cancellation",
        },
        form=forms.CancelMeetingForm,
        can=policy.can_cancel_meeting,
        do=lambda typed: actions.cancel_meeting(consultation, by=user),
        done="Cancellation recorded",
    )
