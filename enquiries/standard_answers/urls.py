"""Addresses of the library of standard answers."""

from django.urls import path

from enquiries.standard_answers import views

urlpatterns = [
    path("", views.answer_list, name="standard-answers"),
    path("add/<int:pk>/", views.add_answer_page, name="add-standard-answer"),
    path("<int:pk>/", views.answer_page, name="standard-answer"),
    path("<int:pk>/change/", views.change_answer_page, name="change-standard-answer"),
    path("<int:pk>/retire/", views.retire_answer_page, name="retire-standard-answer"),
]
