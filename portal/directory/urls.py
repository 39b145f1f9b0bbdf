"""Addresses of the directory. Nobody reads it without signing in."""

from django.urls import path

from portal.directory import views

urlpatterns = [
    path("", views.directory_page, name="directory"),
    path("wards/", views.wards_page, name="directory-wards"),
]
