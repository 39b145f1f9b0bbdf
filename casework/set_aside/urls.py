"""Addresses of the page of what the portal could not do."""

from django.urls import path

from casework.set_aside import views

urlpatterns = [
    path("", views.set_aside_page, name="set-aside"),
    path("<int:pk>/try/", views.try_again, name="try-set-aside"),
]
