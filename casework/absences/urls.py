"""Addresses of the pages of absences."""

from django.urls import path

from casework.absences import views

app_name = "absences"
urlpatterns = [
    path("", views.absence_page, name="absence"),
    path("<uuid:key>/end/", views.end_absence_page, name="end-absence"),
]
