"""Addresses that anyone can open."""

from django.urls import path

from announcements.public_pages import views

urlpatterns = [
    path("", views.public_list, name="public"),
    path("feed/", views.public_feed, name="public-feed"),
    path("<slug:public_reference>/", views.public_page, name="public-announcement"),
]
