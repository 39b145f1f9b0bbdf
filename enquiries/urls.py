"""Where each page of enquiries is: one address for each verb."""

from django.urls import path

from enquiries.case import contentious_views, file_views, handling_views, views
from enquiries.case.letter_pages import LETTER_VERBS
from enquiries.decisions import views as decisions_views
from enquiries.queue import bulk_assign
from enquiries.queue import views as queue_views
from enquiries.raising import other_ways
from enquiries.raising import views as raising_views
from enquiries.replay import views as replay_views
from enquiries.summaries import views as summaries_views

app_name = "enquiries"
urlpatterns = [
    path("", queue_views.queue, name="queue"),
    path("assign/", bulk_assign.assign_ticked, name="assign-ticked"),
    path("waiting/", queue_views.listing, {"which": "waiting"}, name="waiting"),
    path("with-officers/", queue_views.listing, {"which": "with-officers"}, name="with-officers"),
    path("closed/", queue_views.listing, {"which": "closed"}, name="closed"),
    path("raise/", raising_views.begin, name="raise"),
    path("raise/check/", raising_views.check, name="check"),
    path("raise/first-report/", other_ways.first_report, name="first-report"),
    path("raise/document/", other_ways.document, name="document"),
    path("raise/complaint/", other_ways.complaint, name="complaint"),
    path("raise/staffing/", other_ways.staffing, name="staffing"),
    path("raise/party/", other_ways.party, name="party"),
    path("raise/private/", other_ways.private, name="private"),
    path(
        "raise/about/<int:number>/<int:position>/", raising_views.about_clause, name="about-clause"
    ),
    path("raise/<slug:slug>/", raising_views.step, name="raise-step"),
    path("summaries/", summaries_views.summaries, name="summaries"),
    path("ask-a-councillor/", raising_views.ask_member, name="ask-member"),
    path(
        "what-would-change/<int:number>/", replay_views.what_would_change, name="what-would-change"
    ),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/print/", views.printed, name="print"),
    path("<int:pk>/sent/", raising_views.sent, name="sent"),
    path("<int:pk>/files/<uuid:key>/", file_views.about, name="file"),
    path("<int:pk>/files/<uuid:key>/save/", file_views.save, name="file-save"),
    path("<int:pk>/files/<uuid:key>/picture/", file_views.picture, name="file-picture"),
    path("decided/", decisions_views.listing, name="decided"),
    path("decided/record/", decisions_views.record, name="record-decision"),
    path("decided/<int:pk>/done/", decisions_views.finish, name="finish-decision"),
    path("contentious/", contentious_views.contentious, name="contentious"),
    path("<int:pk>/contentious/", contentious_views.flag, name="flag"),
    path("<int:pk>/contentious/end/", contentious_views.unflag, name="unflag"),
    path("<int:pk>/approve/", contentious_views.approve, name="approve"),
    path("<int:pk>/statutory-duty/", contentious_views.duty, name="duty"),
    path("<int:pk>/statutory-duty/end/", contentious_views.end_duty, name="end-duty"),
    path("<int:pk>/assign/", handling_views.assign, name="assign"),
    path("<int:pk>/pass/", handling_views.pass_on, name="pass"),
    path("<int:pk>/hold/", handling_views.hold, name="hold"),
    *(path(f"<int:pk>/{verb}/", views.letter, {"verb": verb}, name=verb) for verb in LETTER_VERBS),
]
