"""Addresses of the calendar pages."""

from django.urls import path

from casework.closures import holiday_views, views

app_name = "casework"
urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("add/", views.add_days, {"how": "day"}, name="add-day"),
    path("paste/", views.add_days, {"how": "list"}, name="paste-days"),
    path("check/", views.check_days, name="check-days"),
    path("remove/<str:day>/", views.remove_day, name="remove-day"),
    path("holidays/<str:day>/strike-out/", holiday_views.strike_out, name="strike-out"),
    path("holidays/<str:day>/observe/", holiday_views.observe, name="observe"),
]
