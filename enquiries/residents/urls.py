"""Addresses of a councillor's own address book of residents."""

from django.urls import path

from enquiries.residents import views

urlpatterns = [
    path("", views.residents_page, name="residents"),
    path("add/", views.add_resident_page, name="add-resident"),
    path("<uuid:key>/", views.resident_page, name="resident"),
    path("<uuid:key>/change/", views.change_resident_page, name="change-resident"),
    path("<uuid:key>/delete/", views.delete_resident_page, name="delete-resident"),
]
