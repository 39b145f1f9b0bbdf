"""Addresses of briefings on agendas, each by its reference."""

from django.urls import path

from relations.briefings import verb_views, views

R = "<slug:briefing_reference>/"
urlpatterns = [
    path("", views.briefing_list, name="briefings"),
    path("plan/", views.plan_briefing_page, name="plan-briefing"),
    path(R, views.briefing_page, name="briefing"),
    path(f"{R}file/", views.briefing_file, name="briefing-file"),
    path(f"{R}record/", verb_views.record_briefing_page, name="record-briefing"),
    path(f"{R}cancel/", verb_views.cancel_briefing_page, name="cancel-briefing"),
]
