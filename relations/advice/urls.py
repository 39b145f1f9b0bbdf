"""Addresses of advice, each by its reference."""

from django.urls import path

from relations.advice import views

R = "<slug:advice_reference>/"
urlpatterns = [
    path("", views.advice_list, name="advice"),
    path("record/", views.record_advice_page, name="record-advice"),
    path(R, views.advice_page, name="advice-record"),
    path(f"{R}view/", views.correct_view_page, name="correct-view"),
    path(f"{R}recommendation/", views.change_recommendation_page, name="change-recommendation"),
    path(f"{R}finish/", views.finish_advice_page, name="finish-advice"),
]
