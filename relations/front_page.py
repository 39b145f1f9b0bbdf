"""The page of everything here: a section for each kind of record that its reader can use."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casework.http import PortalRequest
from people.models import User
from relations.advice.section import advice_section
from relations.agendas.section import agendas_section
from relations.appointments.section import appointments_section
from relations.briefings.section import briefings_section
from relations.calendar.section import calendar_section
from relations.connections.section import connections_section
from relations.employment_cases.section import employment_cases_section
from relations.group_meetings.section import group_meetings_section
from relations.informal_briefings.section import informal_briefings_section
from relations.panels.section import panels_section
from relations.scrutiny.section import scrutiny_section
from relations.sections import Section
from relations.training.section import training_section
from relations.visits.section import visits_section

# One of each kind, in the order of the page. None: the reader has nothing to do with that kind.
SECTIONS: tuple[Callable[[User], Section | None], ...] = (
    calendar_section,
    group_meetings_section,
    appointments_section,
    scrutiny_section,
    visits_section,
    agendas_section,
    briefings_section,
    informal_briefings_section,
    advice_section,
    panels_section,
    employment_cases_section,
    training_section,
    connections_section,
)


@require_safe
def front_page(request: PortalRequest) -> HttpResponse:
    sections = [section for of in SECTIONS if (section := of(request.user))]
    return render(request, "relations/front_page.html", {"sections": sections})
