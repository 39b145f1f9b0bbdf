"""Addresses of informal briefings, each by its reference."""

from django.urls import path

from relations.informal_briefings import verb_views, views

R = "<slug:informal_reference>/"
urlpatterns = [
    path("", views.informal_briefing_list, name="informal-briefings"),
    path("ask/", views.ask_informal_briefing_page, name="ask-informal-briefing"),
    path(R, views.informal_briefing_page, name="informal-briefing"),
    path(f"{R}file/", views.informal_briefing_file, name="informal-briefing-file"),
    path(f"{R}arrange/", verb_views.arrange_briefing_page, name="arrange-briefing"),
    path(f"{R}decline/", verb_views.decline_briefing_page, name="decline-briefing"),
    path(f"{R}withdraw/", verb_views.withdraw_briefing_page, name="withdraw-briefing"),
]
