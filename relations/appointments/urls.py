"""Addresses of appointments, each by its reference."""

from django.urls import path

from relations.appointments import verb_views, views

R = "<slug:appointment_reference>/"
urlpatterns = [
    path("", views.appointment_list, name="appointments"),
    path("ask/", views.ask_appointment_page, name="ask-appointment"),
    path(R, views.appointment_page, name="appointment"),
    path(f"{R}file/", views.appointment_file, name="appointment-file"),
    path(f"{R}accept/", verb_views.agree_time_page, name="agree-time"),
    path(f"{R}times/", verb_views.propose_times_page, name="propose-times"),
    path(f"{R}decline/", verb_views.decline_appointment_page, name="decline-appointment"),
    path(f"{R}withdraw/", verb_views.withdraw_appointment_page, name="withdraw-appointment"),
]
