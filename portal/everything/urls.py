"""Addresses of the list of everything a councillor raised."""

from django.urls import path

from portal.everything import views

urlpatterns = [
    path("", views.everything, name="everything"),
]
