"""Addresses of relations, each kind of record under a folder of its own."""

from django.urls import path

from relations.front_page import front_page

app_name = "relations"
urlpatterns = [
    path("", front_page, name="index"),
]
