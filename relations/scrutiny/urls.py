"""Addresses of scrutiny requests, each by its reference."""

from django.urls import path

from relations.scrutiny import verb_views, views

R = "<slug:scrutiny_reference>/"
urlpatterns = [
    path("", views.scrutiny_list, name="scrutiny"),
    path("ask/", views.choose_service_page, name="choose-scrutiny"),
    path("ask/<int:body>/<int:service>/", views.ask_scrutiny_page, name="ask-scrutiny"),
    path(R, views.scrutiny_page, name="scrutiny-request"),
    path(f"{R}file/", views.scrutiny_file, name="scrutiny-file"),
    path(f"{R}papers/<uuid:key>/", views.scrutiny_paper, name="scrutiny-paper"),
    path(f"{R}officer/", verb_views.name_officer_page, name="name-officer"),
    path(f"{R}decline/", verb_views.decline_scrutiny_page, name="decline-scrutiny"),
    path(f"{R}topic/", verb_views.leave_topic_page, name="leave-topic"),
    path(f"{R}withdraw/", verb_views.withdraw_scrutiny_page, name="withdraw-scrutiny"),
]
