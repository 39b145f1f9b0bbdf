"""Addresses of consultations before speaking to the media, each by its reference."""

from django.urls import path

from announcements.media_consultations import views

R = "<slug:consultation_reference>/"
urlpatterns = [
    path("", views.consultation_list, name="media-consultations"),
    path("send/", views.consult_page, name="consult-before-media"),
    path(R, views.consultation_page, name="media-consultation"),
    path(f"{R}answer/", views.answer_consultation_page, name="answer-consultation"),
    path(f"{R}withdraw/", views.withdraw_consultation_page, name="withdraw-consultation"),
]
