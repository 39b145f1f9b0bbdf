"""Addresses of the list of everything a councillor raised, and of its CSV."""

from django.urls import path

from portal.everything import views

urlpatterns = [
    path("", views.everything, name="everything"),
    path("csv/", views.everything_csv, name="everything-csv"),
]
