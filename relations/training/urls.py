"""Addresses of the register of training."""

from django.urls import path

from relations.training import views

urlpatterns = [
    path("", views.training_page, name="training"),
    path("<int:pk>/", views.record_training_page, name="record-training"),
]
