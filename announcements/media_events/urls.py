"""Addresses of media events, each by its reference."""

from django.urls import path

from announcements.media_events import views

R = "<slug:event_reference>/"
urlpatterns = [
    path("", views.media_event_list, name="media-events"),
    path("plan/", views.plan_media_event_page, name="plan-media-event"),
    path(R, views.media_event_page, name="media-event"),
    path(f"{R}file/", views.media_event_file, name="media-event-file"),
    path(f"{R}answer/", views.answer_invitation_page, name="answer-invitation"),
    path(f"{R}cancel/", views.cancel_media_event_page, name="cancel-media-event"),
]
