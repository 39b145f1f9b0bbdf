"""Addresses of the pages that end a ward, service, committee, group or outside body."""

from django.urls import path

from portal.endings import views

app_name = "places"
urlpatterns = [
    path("", views.listing, name="list"),
    path("<slug:kind>/<int:pk>/", views.place_page, name="place"),
]
