"""Addresses of the pages about leavers and their work."""

from django.urls import path

from portal.leavers import views

app_name = "leavers"
urlpatterns = [
    path("", views.leavers_list, name="list"),
    path("<int:pk>/", views.work_page, name="work"),
]
