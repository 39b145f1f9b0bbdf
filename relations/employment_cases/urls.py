"""Addresses of employment cases, each by its key, which says nothing."""

from django.urls import path

from relations.employment_cases import verb_views, views

K = "<uuid:case_key>/"
urlpatterns = [
    path("", views.employment_case_list, name="employment-cases"),
    path("start/", views.start_employment_case_page, name="start-employment-case"),
    path(K, views.employment_case_page, name="employment-case"),
    path(f"{K}confirm/", verb_views.no_influence_page, name="no-influence"),
    path(f"{K}appoint/", verb_views.appoint_case_member_page, name="appoint-case-member"),
    path(f"{K}end/<uuid:seat_key>/", verb_views.end_case_member_page, name="end-case-member"),
    path(f"{K}meeting/", verb_views.case_meeting_page, name="case-meeting"),
    path(f"{K}calendar/", views.case_meeting_file, name="case-meeting-file"),
    path(f"{K}facts/", verb_views.case_facts_page, name="case-facts"),
    path(f"{K}outcome/", verb_views.case_outcome_page, name="case-outcome"),
]
