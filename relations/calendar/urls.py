"""Addresses of the calendar. The month and the day are asked for in the query."""

from django.urls import path

from relations.calendar import views

urlpatterns = [
    path("", views.calendar_page, name="calendar"),
    path("day/", views.calendar_day_page, name="calendar-day"),
]
