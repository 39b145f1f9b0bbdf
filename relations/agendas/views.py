"""Pages of consultation on agendas: the list, a new meeting, one meeting and its calendar file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page, visible_or_404
from foundation.paging import page_of
from foundation.types import Cleaned
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import todays_protocol
from protocols.words import amount_of
from relations.agendas import actions, content, policy
from relations.agendas.forms import PlanConsultationForm
from relations.meeting_file import meeting_file
from relations.models import AgendaConsultation

BACK = "Back to agendas"
REMINDER = (
    "We will remind coordinators {days} before it if no one has been consulted on its agenda."
)


def agenda_or_404(request: PortalRequest, reference: str) -> AgendaConsultation:
    rows = AgendaConsultation.objects.with_people()
    return visible_or_404(rows, request.user, reference=reference)


@require_safe
def agenda_list(request: PortalRequest) -> HttpResponse:
    """Those that this person sees, the latest meeting first."""
    user = request.user
    rows = AgendaConsultation.objects.visible_to(user).with_people()
    page = page_of(rows, "starts_at", request.GET.get("after", ""), newest=True)
    earlier = {"url": f"?after={page.after}", "label": "Earlier meetings"}
    context = {
        "title": "Consultation on agendas",
        "desk": not user.is_member,
        "may": policy.can_plan_consultation(user),
        "rows": [content.agenda_line(row) for row in page.rows],
        "next_link": earlier if page.after else None,
        "first_url": "" if page.is_first else "?",
        "back": (reverse("relations:index"), "Back to meetings and connections"),
    }
    return render(request, "relations/agendas/list.html", context)


def reminder_words(version: Protocol) -> str:
    """When coordinators are reminded; "" if the protocol does not say when to consult."""
    if not version.clause_for(Behaviour.AGENDA_CONSULTED_IN_TIME):
        return ""
    return REMINDER.format(days=amount_of(version.agenda_reminder_days, "days"))


@require_http_methods(["GET", "POST"])
def plan_consultation_page(request: PortalRequest) -> HttpResponse:
    user, version = request.user, todays_protocol()

    def do(typed: Cleaned) -> None:
        names = ("committee", "place", "starts_at", "ends_at")
        new = actions.NewAgenda(**{name: typed[name] for name in names})
        actions.plan_consultation(new, by=user, key=typed["key"])

    page = {
        "desk": True,
        "heading": "Record a meeting",
        "lead": reminder_words(version),
        "clause": version.cite_for(Behaviour.AGENDA_CONSULTATIONS),
        "button": "Record meeting",
        "cancel_url": reverse("relations:agendas"),
        "back": (reverse("relations:agendas"), BACK),
    }
    return verb_page(
        request,
        page,
        form=PlanConsultationForm,
        may=policy.can_plan_consultation(user, version),
        do=do,
        done="Meeting recorded",
        to="relations:agendas",
    )


@require_safe
def agenda_page(request: PortalRequest, agenda_reference: str) -> HttpResponse:
    consultation, user = agenda_or_404(request, agenda_reference), request.user
    links = content.links_of_agenda(consultation, user)
    context = {
        "title": consultation.title,
        "overline": f"{consultation.reference}, consultation on an agenda",
        "desk": not user.is_member,
        "back": (reverse("relations:agendas"), BACK),
        "facts": content.facts_of_agenda(consultation),
        "consultation": consultation,
        "time_limit": content.time_limit_words(consultation),
        "limit_clause": consultation.version.cite_for(Behaviour.AGENDA_CONSULTED_IN_TIME),
        "unbriefed": content.unbriefed_words(consultation),
        "briefing_clause": consultation.version.cite_for(Behaviour.AGENDA_BRIEFINGS),
        "links": links,
        "grey": [link["label"] for link in links] == [content.CANCEL],
        "file_url": reverse("relations:agenda-file", args=[consultation.reference])
        if policy.is_to_come(consultation)
        else "",
    }
    return render(request, "relations/agendas/agenda.html", context)


@require_safe
def agenda_file(request: PortalRequest, agenda_reference: str) -> HttpResponse:
    consultation = agenda_or_404(request, agenda_reference)
    title = f"Meeting: {consultation.title}"
    path = consultation.get_absolute_url()
    return meeting_file(consultation, title=title, path=path, number=consultation.reference)
