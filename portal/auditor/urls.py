"""Addresses of the auditor's pages. The first of them is their home page."""

from django.urls import path

from portal.auditor.views import section_page

app_name = "audit"
urlpatterns = [
    path("<slug:slug>/", section_page, name="section"),
]
