"""Addresses of the page of emails not sent."""

from django.urls import path

from casework.unsent import views

urlpatterns = [
    path("", views.unsent_page, name="unsent"),
    path("send-all/", views.send_all_page, name="send-all-unsent"),
    path("<int:pk>/send/", views.send_again_page, name="send-unsent"),
]
