"""Addresses of exports."""

from django.urls import path

from casework.exports import views
from casework.exports.record import exports_page

urlpatterns = [
    path("", exports_page, name="exports"),
    path("own/", views.own_exports, name="own-exports"),
    path("own/<uuid:key>/", views.fetch_export, name="fetch-export"),
    path("<slug:of>/<slug:kind>/", views.export_file, name="export"),
]
