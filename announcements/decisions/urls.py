"""Addresses of delegated decisions, each by the reference of its announcement."""

from django.urls import path

from announcements.decisions import question_views, verb_views, views

R = "<slug:decision_reference>/"
urlpatterns = [
    path("", views.decision_list, name="decisions"),
    path("record/", verb_views.record_decision_page, name="record-decision"),
    path(R, views.decision_page, name="decision"),
    path(f"{R}consulted/", verb_views.consulted_page, name="add-consulted"),
    path(f"{R}confirm/", verb_views.confirm_decision_page, name="confirm-decision"),
    path(f"{R}withdraw/", verb_views.withdraw_decision_page, name="withdraw-decision"),
    path(f"{R}guidelines/", question_views.guidelines_page, name="ask-guidelines"),
    path(f"{R}question/", question_views.question_page, name="question-decision"),
]
