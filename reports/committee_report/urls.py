"""Addresses of reports to committee."""

from django.urls import path

from reports.committee_report import verb_views, views

app_name = "committee"
urlpatterns = [
    path("", views.report_list, name="reports"),
    path("make/", verb_views.make_page, name="make"),
    path("<slug:quarter>/", views.report_page, name="report"),
    path("<slug:quarter>/report.<slug:ending>", views.report_file, name="file"),
    path("<slug:quarter>/write/", verb_views.write_page, name="write"),
    path("<slug:quarter>/renew/", verb_views.renew_page, name="renew"),
    path("<slug:quarter>/sign-off/", verb_views.sign_off_page, name="sign-off"),
    path("<slug:quarter>/delete/", verb_views.delete_page, name="delete"),
]
