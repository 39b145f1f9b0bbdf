"""Where each page of enquiries is: one address for each verb."""

from django.urls import path

from enquiries.verbs import LETTER_VERBS
from enquiries.views import (
    cases,
    decided,
    files,
    flags,
    handling,
    lists,
    raising,
    replays,
    summaries,
    ticked,
    ways_out,
)

app_name = "enquiries"
urlpatterns = [
    path("", lists.queue, name="queue"),
    path("assign/", ticked.assign_ticked, name="assign-ticked"),
    path("waiting/", lists.listing, {"which": "waiting"}, name="waiting"),
    path("with-officers/", lists.listing, {"which": "with-officers"}, name="with-officers"),
    path("closed/", lists.listing, {"which": "closed"}, name="closed"),
    path("raise/", raising.begin, name="raise"),
    path("raise/check/", raising.check, name="check"),
    path("raise/first-report/", ways_out.first_report, name="first-report"),
    path("raise/document/", ways_out.document, name="document"),
    path("raise/complaint/", ways_out.complaint, name="complaint"),
    path("raise/staffing/", ways_out.staffing, name="staffing"),
    path("raise/party/", ways_out.party, name="party"),
    path("raise/private/", ways_out.private, name="private"),
    path("raise/about/<int:number>/<int:position>/", raising.about_clause, name="about-clause"),
    path("raise/<slug:slug>/", raising.step, name="raise-step"),
    path("summaries/", summaries.summaries, name="summaries"),
    path("ask-a-councillor/", raising.ask_member, name="ask-member"),
    path("what-would-change/<int:number>/", replays.what_would_change, name="what-would-change"),
    path("<int:pk>/", cases.detail, name="detail"),
    path("<int:pk>/print/", cases.printed, name="print"),
    path("<int:pk>/sent/", raising.sent, name="sent"),
    path("<int:pk>/files/<uuid:key>/", files.about, name="file"),
    path("<int:pk>/files/<uuid:key>/save/", files.save, name="file-save"),
    path("<int:pk>/files/<uuid:key>/picture/", files.picture, name="file-picture"),
    path("decided/", decided.listing, name="decided"),
    path("decided/record/", decided.record, name="record-decision"),
    path("decided/<int:pk>/done/", decided.finish, name="finish-decision"),
    path("contentious/", flags.contentious, name="contentious"),
    path("<int:pk>/contentious/", flags.flag, name="flag"),
    path("<int:pk>/contentious/end/", flags.unflag, name="unflag"),
    path("<int:pk>/approve/", flags.approve, name="approve"),
    path("<int:pk>/statutory-duty/", flags.duty, name="duty"),
    path("<int:pk>/statutory-duty/end/", flags.end_duty, name="end-duty"),
    path("<int:pk>/assign/", handling.assign, name="assign"),
    path("<int:pk>/pass/", handling.pass_on, name="pass"),
    path("<int:pk>/hold/", handling.hold, name="hold"),
    *(path(f"<int:pk>/{verb}/", cases.letter, {"verb": verb}, name=verb) for verb in LETTER_VERBS),
]
