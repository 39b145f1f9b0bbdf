"""Addresses of complaint pages, by a reference that cannot be counted up."""

from django.urls import path

from complaints.case import views
from complaints.lodging import other_ways
from complaints.lodging import views as lodging_views
from complaints.vacant_office import views as vacant_office_views

app_name = "complaints"
urlpatterns = [
    path("", views.complaint_index, name="index"),
    path("figures/", vacant_office_views.figures_page, name="figures"),
    path("vacant/", vacant_office_views.ask_to_open_page, name="vacant"),
    path("vacant/<uuid:key>/", vacant_office_views.agree_to_open_page, name="agree"),
    path("start/", lodging_views.start_complaint, name="begin"),
    path("start/concern/", other_ways.start_from_case, name="concern"),
    path("start/other/<slug:track>/", other_ways.other_procedure, name="other"),
    path("start/<uuid:key>/check/", lodging_views.check_page, name="check"),
    path("start/<uuid:key>/involved/", lodging_views.mark_involved, name="set-aside"),
    path("start/<uuid:key>/delete/", lodging_views.delete_own_draft, name="delete"),
    path("start/<uuid:key>/files/<uuid:file>/", lodging_views.remove_file, name="remove-file"),
    path("start/<uuid:key>/<slug:slug>/", lodging_views.question_page, name="step"),
    path("<slug:reference>/", views.complaint_detail, name="detail"),
    path("<slug:reference>/sent/", lodging_views.receipt_page, name="sent"),
    path("<slug:reference>/files/<uuid:key>/", views.evidence_file, name="file"),
    path(
        "<slug:reference>/access/<uuid:key>/",
        views.change_access_page,
        {"end": False},
        name="grant",
    ),
    path(
        "<slug:reference>/access/<uuid:key>/end/",
        views.change_access_page,
        {"end": True},
        name="end-grant",
    ),
    path("<slug:reference>/<slug:name>/", views.complaint_verb, name="verb"),
]
