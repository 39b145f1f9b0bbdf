"""Addresses of consultation on agendas, each by its reference."""

from django.urls import path

from relations.agendas import verb_views, views

R = "<slug:agenda_reference>/"
urlpatterns = [
    path("", views.agenda_list, name="agendas"),
    path("record/", views.plan_consultation_page, name="plan-consultation"),
    path(R, views.agenda_page, name="agenda"),
    path(f"{R}file/", views.agenda_file, name="agenda-file"),
    path(f"{R}consult/", verb_views.consult_page, name="consult"),
    path(f"{R}answer/", verb_views.answer_consultation_page, name="answer-consultation"),
    path(f"{R}cancel/", verb_views.cancel_meeting_page, name="cancel-meeting"),
]
