"""Where the pages of the protocol are."""

from django.urls import path

from protocols import views

app_name = "protocols"
urlpatterns = [path("", views.in_force, name="in_force")]
