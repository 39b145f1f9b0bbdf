"""Where each page of complaints is: by a reference that cannot be counted up."""

from django.urls import path

from complaints.views import cases, journey, vacant, ways

app_name = "complaints"
urlpatterns = [
    path("", cases.index, name="index"),
    path("figures/", vacant.figures, name="figures"),
    path("vacant/", vacant.ask, name="vacant"),
    path("vacant/<uuid:key>/", vacant.agree, name="agree"),
    path("start/", journey.begin, name="begin"),
    path("start/concern/", ways.concern, name="concern"),
    path("start/check/", journey.check, name="check"),
    path("start/involved/", journey.set_aside, name="set-aside"),
    path("start/delete/", journey.delete, name="delete"),
    path("start/files/<uuid:key>/", journey.remove_file, name="remove-file"),
    path("start/other/<slug:track>/", ways.other, name="other"),
    path("start/<slug:slug>/", journey.step, name="step"),
    path("<slug:reference>/", cases.detail, name="detail"),
    path("<slug:reference>/sent/", journey.sent, name="sent"),
    path("<slug:reference>/files/<uuid:key>/", cases.file, name="file"),
    path("<slug:reference>/access/<uuid:key>/", cases.grant, {"end": False}, name="grant"),
    path("<slug:reference>/access/<uuid:key>/end/", cases.grant, {"end": True}, name="end-grant"),
    path("<slug:reference>/<slug:name>/", cases.verb, name="verb"),
]
