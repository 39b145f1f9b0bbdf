"""Where each page of complaints is: by a reference that cannot be counted up."""

from django.urls import path

from complaints.case import views
from complaints.lodging import other_ways
from complaints.lodging import views as lodging_views
from complaints.vacant_office import views as vacant_office_views

app_name = "complaints"
urlpatterns = [
    path("", views.index, name="index"),
    path("figures/", vacant_office_views.figures, name="figures"),
    path("vacant/", vacant_office_views.ask, name="vacant"),
    path("vacant/<uuid:key>/", vacant_office_views.agree, name="agree"),
    path("start/", lodging_views.begin, name="begin"),
    path("start/concern/", other_ways.concern, name="concern"),
    path("start/check/", lodging_views.check, name="check"),
    path("start/involved/", lodging_views.set_aside, name="set-aside"),
    path("start/delete/", lodging_views.delete, name="delete"),
    path("start/files/<uuid:key>/", lodging_views.remove_file, name="remove-file"),
    path("start/other/<slug:track>/", other_ways.other, name="other"),
    path("start/<slug:slug>/", lodging_views.step, name="step"),
    path("<slug:reference>/", views.detail, name="detail"),
    path("<slug:reference>/sent/", lodging_views.sent, name="sent"),
    path("<slug:reference>/files/<uuid:key>/", views.file, name="file"),
    path("<slug:reference>/access/<uuid:key>/", views.grant, {"end": False}, name="grant"),
    path("<slug:reference>/access/<uuid:key>/end/", views.grant, {"end": True}, name="end-grant"),
    path("<slug:reference>/<slug:name>/", views.verb, name="verb"),
]
