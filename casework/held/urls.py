"""The address of the page of held files."""

from django.urls import path

from casework.held import views

urlpatterns = [path("", views.held_page, name="held-files")]
