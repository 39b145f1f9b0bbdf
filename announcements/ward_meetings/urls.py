"""Addresses of meetings and consultations in wards, each by the reference of its announcement."""

from django.urls import path

from announcements.ward_meetings import verb_views, views

R = "<slug:ward_matter_reference>/"
urlpatterns = [
    path("", views.ward_meeting_list, name="ward-meetings"),
    path("consultations/", views.ward_consultation_list, name="consultations"),
    path("arrange/", verb_views.arrange_page, name="arrange-ward-meeting"),
    path("consult/", verb_views.consult_ward_page, name="start-consultation"),
    path(R, views.ward_meeting_page, name="ward-meeting"),
    path(f"{R}consultation/", views.ward_consultation_page, name="consultation"),
    path(f"{R}file/", views.ward_meeting_file, name="ward-meeting-file"),
    path(f"{R}public/", verb_views.make_public_page, name="make-public"),
    path(f"{R}withdraw/", verb_views.withdraw_matter_page, name="withdraw-matter"),
]
