"""Addresses of saved views."""

from django.urls import path

from enquiries.saved_views import views

urlpatterns = [
    path("", views.saved_views, name="saved-views"),
    path("save/", views.save_view_page, name="save-view"),
    path("<uuid:key>/rename/", views.rename_view_page, name="rename-view"),
    path("<uuid:key>/delete/", views.delete_view_page, name="delete-view"),
    path("<uuid:key>/first/", views.first_view_page, {"first": True}, name="first-view"),
    path("<uuid:key>/not-first/", views.first_view_page, {"first": False}, name="not-first-view"),
]
