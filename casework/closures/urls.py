"""Addresses of the calendar pages."""

from django.urls import path

from casework.closures import views

app_name = "casework"
urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("add/", views.add_days, {"how": "day"}, name="add-day"),
    path("paste/", views.add_days, {"how": "list"}, name="paste-days"),
    path("check/", views.check_days, name="check-days"),
    path("remove/<str:day>/", views.remove_day, name="remove-day"),
]
