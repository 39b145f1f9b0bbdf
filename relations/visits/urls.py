"""Addresses of visits, each by its reference."""

from django.urls import path

from relations.visits import verb_views, views

R = "<slug:visit_reference>/"
urlpatterns = [
    path("", views.visit_list, name="visits"),
    path("announce/", views.premises_page, name="choose-premises"),
    path("announce/<int:pk>/", views.announce_page, name="announce-visit"),
    path(R, views.visit_page, name="visit"),
    path(f"{R}file/", views.visit_file, name="visit-file"),
    path(f"{R}confirm/", verb_views.confirm_visit_page, name="confirm-visit"),
    path(f"{R}other-time/", verb_views.other_time_page, name="other-time"),
    path(f"{R}accept/", verb_views.accept_time_page, name="accept-time"),
    path(f"{R}withdraw/", verb_views.withdraw_visit_page, name="withdraw-visit"),
]
