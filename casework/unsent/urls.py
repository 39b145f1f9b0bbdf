"""Addresses of the page of emails not sent."""

from django.urls import path

from casework.unsent import views

urlpatterns = [
    path("", views.listing, name="unsent"),
    path("send-all/", views.send_all_again, name="send-all-unsent"),
    path("<int:pk>/send/", views.send_again, name="send-unsent"),
]
