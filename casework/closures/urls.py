"""Where the pages of the calendar are."""

from django.urls import path

from casework.closures import views

app_name = "casework"
urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("add/", views.add, {"how": "day"}, name="add-day"),
    path("paste/", views.add, {"how": "list"}, name="paste-days"),
    path("check/", views.check, name="check-days"),
    path("remove/<str:day>/", views.remove, name="remove-day"),
]
