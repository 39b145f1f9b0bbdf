"""Addresses of councillors’ public meetings, each by its reference."""

from django.urls import path

from announcements.members_meetings import views

R = "<slug:members_meeting_reference>/"
urlpatterns = [
    path("", views.members_meeting_list, name="members-meetings"),
    path("tell/", views.party_page, name="is-party-political"),
    path("tell/<slug:party>/", views.tell_page, name="tell-about-meeting"),
    path(R, views.members_meeting_page, name="members-meeting"),
    path(f"{R}file/", views.members_meeting_file, name="members-meeting-file"),
    path(f"{R}officer/", views.attendance_page, name="answer-attendance"),
    path(f"{R}premises/", views.premises_page, name="answer-premises"),
    path(f"{R}withdraw/", views.withdraw_page, name="withdraw-meeting"),
]
