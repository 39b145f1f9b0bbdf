"""Addresses of the pages of absences."""

from django.urls import path

from casework.absences import views

app_name = "absences"
urlpatterns = [
    path("", views.absence_page, name="absence"),
    path("officers/", views.officers_page, name="officers"),
    path("<uuid:key>/cover/", views.cover_page, name="cover"),
    path("<uuid:key>/end/", views.end_absence_page, name="end-absence"),
]
