"""The section of the page of relations about consultation on agendas."""

from django.urls import reverse

from people.models import User
from relations.agendas.policy import can_plan_consultation, prepares_agendas
from relations.models import AgendaConsultation
from relations.sections import Section


def agendas_section(user: User) -> Section | None:
    if not (can_plan_consultation(user) or AgendaConsultation.objects.visible_to(user).exists()):
        return None
    sentence = (
        "Consult the leader or a chair on the agenda of a meeting."
        if prepares_agendas(user)
        else "Agendas of meetings that you are consulted on."
    )
    return Section("Consultation on agendas", reverse("relations:agendas"), sentence)
