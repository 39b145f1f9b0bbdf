"""Addresses of requests for information, each by its reference."""

from django.urls import path

from announcements.information_requests import views

R = "<slug:information_reference>/"
urlpatterns = [
    path("", views.information_list, name="information-requests"),
    path("ask/", views.ask_information_page, name="ask-information"),
    path(R, views.information_page, name="information-request"),
    path(f"{R}answer/", views.give_information_page, name="give-information"),
    path(f"{R}withdraw/", views.withdraw_information_page, name="withdraw-information"),
]
