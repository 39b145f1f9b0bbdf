"""Addresses of media interest, each by its reference."""

from django.urls import path

from announcements.media_interest import views

R = "<slug:interest_reference>/"
urlpatterns = [
    path("", views.interest_list, name="media-interests"),
    path("record/", views.record_interest_page, name="record-interest"),
    path("told/<slug:reference>/", views.told_interest_page, name="media-interest"),
    path(R, views.interest_page, name="media-interest-record"),
    path(f"{R}answer/", views.answer_interest_page, name="answer-interest"),
]
