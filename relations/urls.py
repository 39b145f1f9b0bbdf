"""Addresses of relations, each kind of record under a folder of its own."""

from django.urls import include, path

from relations.connections import views as connections
from relations.front_page import front_page

app_name = "relations"
urlpatterns = [
    path("", front_page, name="index"),
    path("advice/", include("relations.advice.urls")),
    path("agendas/", include("relations.agendas.urls")),
    path("appointments/", include("relations.appointments.urls")),
    path("briefings/", include("relations.briefings.urls")),
    path("informal-briefings/", include("relations.informal_briefings.urls")),
    path("calendar/", include("relations.calendar.urls")),
    path("panels/", include("relations.panels.urls")),
    path("scrutiny/", include("relations.scrutiny.urls")),
    path("training/", include("relations.training.urls")),
    path("visits/", include("relations.visits.urls")),
    path("connections/", connections.connections_page, name="connections"),
    path("connections/declare/", connections.declare_page, name="declare-connection"),
    path("connections/<uuid:key>/", connections.one_declaration_page, name="declaration"),
    path(
        "connections/<uuid:key>/acknowledge/",
        connections.acknowledge_page,
        name="acknowledge-declaration",
    ),
    path("connections/<uuid:key>/end/", connections.end_page, name="end-declaration"),
    path("employment-cases/", include("relations.employment_cases.urls")),
    path("group-meetings/", include("relations.group_meetings.urls")),
]
