"""URLs of enquiries: the address of each page and verb."""

from django.urls import include, path

from enquiries.assistants import views as assistants_views
from enquiries.case import (
    approval_views,
    contentious_views,
    file_views,
    handling_views,
    note_views,
    verb_views,
    views,
)
from enquiries.case.verb_pages import VERB_PAGES
from enquiries.chase_answers import views as chase_answers_views
from enquiries.confidential import views as confidential_views
from enquiries.contributions import views as contributions_views
from enquiries.contributions.verb_pages import CONTRIBUTION_VERBS
from enquiries.decisions import views as decisions_views
from enquiries.earlier_services import views as earlier_services_views
from enquiries.forwarding import views as forwarding_views
from enquiries.handover import views as handover_views
from enquiries.queue import bulk_assign
from enquiries.queue import views as queue_views
from enquiries.raising import officer_question, other_ways, sending, start_views
from enquiries.raising import views as raising_views
from enquiries.related import views as related_views
from enquiries.replay import views as replay_views
from enquiries.replies import views as replies_views
from enquiries.resident_text import views as resident_text_views
from enquiries.service_clearance import views as clearance_views
from enquiries.sharing import views as sharing_views
from enquiries.summaries import views as summaries_views

app_name = "enquiries"
# Verbs whose page needs more than its row in the table; all others are `table_page`.
OWN_VIEWS = {
    "hold": handling_views.holding_reply_page,
    "assign": handling_views.assign_page,
    "pass": handling_views.pass_page,
    "link": related_views.link_page,
    "instruct": chase_answers_views.instruct_page,
    "approve": approval_views.approve_letter_page,
    "recall": approval_views.recall_letter_page,
}
urlpatterns = [
    path("", queue_views.queue, name="queue"),
    path("assign/", bulk_assign.assign_ticked, name="assign-ticked"),
    path("waiting/", queue_views.member_list_page, {"which": "waiting"}, name="waiting"),
    path(
        "with-officers/",
        queue_views.member_list_page,
        {"which": "with-officers"},
        name="with-officers",
    ),
    path("closed/", queue_views.closed_enquiries, name="closed"),
    path("standard-answers/", include("enquiries.standard_answers.urls")),
    path("views/", include("enquiries.saved_views.urls")),
    path("residents/", include("enquiries.residents.urls")),
    path("raise/", start_views.start_raising, name="raise"),
    path("raise/drafts/", start_views.drafts_page, name="drafts"),
    path("raise/like/<int:pk>/", start_views.start_like, name="like"),
    path(
        "raise/like/<int:pk>/another-resident/",
        start_views.start_like,
        {"for_another_resident": True},
        name="another-resident",
    ),
    path("raise/first-report/", other_ways.first_report_page, name="first-report"),
    path("raise/document/", other_ways.document_way_out, name="document"),
    path("raise/complaint/", other_ways.complaint_way_out, name="complaint"),
    path("raise/staffing/", other_ways.staffing_way_out, name="staffing"),
    path("raise/party/", other_ways.party_way_out, name="party"),
    path("raise/private/", other_ways.private_way_out, name="private"),
    path("raise/about/<int:number>/<int:position>/", start_views.about_clause, name="about-clause"),
    path("raise/<uuid:key>/something-else/", start_views.something_else, name="something-else"),
    path("raise/<uuid:key>/check/", sending.check_page, name="check"),
    path("raise/<uuid:key>/delete/", start_views.delete_draft, name="delete-draft"),
    path("raise/<uuid:key>/<slug:slug>/", raising_views.question_page, name="raise-step"),
    path("unsent/", replies_views.unsent_replies, name="unsent-replies"),
    path("<int:pk>/unsent/<slug:verb>/", replies_views.unsent_reply, name="unsent-reply"),
    path("summaries/", summaries_views.summaries, name="summaries"),
    path("ask-a-councillor/", officer_question.ask_member_page, name="ask-member"),
    path(
        "what-would-change/<int:number>/", replay_views.what_would_change, name="what-would-change"
    ),
    path("assistants/", assistants_views.your_assistants, name="assistants"),
    path("assistants/<int:pk>/let-send/", assistants_views.let_send_page, name="let-send"),
    path(
        "assistants/<int:pk>/stop-sending/",
        assistants_views.stop_sending_page,
        name="stop-sending",
    ),
    path("<int:pk>/", views.enquiry_page, name="detail"),
    path("<int:pk>/print/", views.print_page, name="print"),
    path("<int:pk>/sent/", sending.sent_page, name="sent"),
    path(
        "<int:pk>/text-for-the-resident/",
        resident_text_views.resident_text_page,
        name="resident-text",
    ),
    path("hand-over/", handover_views.own_handover_page, name="hand-over"),
    path("hand-over/<int:pk>/", handover_views.handover_after_page, name="hand-over-after"),
    path("<int:pk>/share-letters/", forwarding_views.share_letters_page, name="share-letters"),
    path("letters-shared/", forwarding_views.letters_shared, name="letters-shared"),
    path("letters-shared/<uuid:key>/", forwarding_views.consent_page, name="consent"),
    path(
        "letters-shared/<uuid:key>/letter/",
        forwarding_views.letter_shared_page,
        name="letter-shared",
    ),
    path(
        "letters-shared/<uuid:key>/take-back/",
        forwarding_views.take_back_page,
        name="take-back-consent",
    ),
    path("<int:pk>/share/", sharing_views.share_page, name="share"),
    path("<int:pk>/share/<uuid:key>/end/", sharing_views.end_share_page, name="end-share"),
    path("<int:pk>/notes/", note_views.notes_page, name="notes"),
    path(
        "<int:pk>/notes/<uuid:key>/strike-out/",
        note_views.strike_out_page,
        name="strike-out-note",
    ),
    path(
        "<int:pk>/earlier-services/<uuid:key>/end/",
        earlier_services_views.end_reading_page,
        name="end-reading",
    ),
    *(
        path(
            f"<int:pk>/earlier-services/<uuid:key>/{name}/",
            earlier_services_views.follow_page,
            {"follows": name == "follow"},
            name=name,
        )
        for name in ("follow", "stop-following")
    ),
    path("<int:pk>/links/<uuid:key>/end/", related_views.end_link_page, name="end-link"),
    path(
        "<int:pk>/letters/<int:letter>/",
        confidential_views.confidential_letter_page,
        name="confidential-letter",
    ),
    path("<int:pk>/files/<uuid:key>/", file_views.file_page, name="file"),
    path("<int:pk>/files/<uuid:key>/save/", file_views.save_file, name="file-save"),
    path("<int:pk>/files/<uuid:key>/picture/", file_views.file_picture, name="file-picture"),
    path("contributions/", contributions_views.contributions_list, name="contributions"),
    path("<int:pk>/contributions/ask/", contributions_views.ask_page, name="ask-contribution"),
    path(
        "<int:pk>/contributions/<uuid:key>/",
        contributions_views.contribution_page,
        name="contribution",
    ),
    *(
        path(
            f"<int:pk>/contributions/<uuid:key>/{verb.path}/",
            contributions_views.verb_on_contribution,
            {"verb": verb.name},
            name=verb.name,
        )
        for verb in CONTRIBUTION_VERBS
    ),
    path(
        "<int:pk>/contributions/<uuid:key>/files/<uuid:file>/",
        contributions_views.contributed_file,
        name="contribution-file",
    ),
    path("decided/", decisions_views.decided_work_list, name="decided"),
    path("decided/record/", decisions_views.record_work_page, name="record-decision"),
    path("decided/<int:pk>/done/", decisions_views.finish_work_page, name="finish-decision"),
    path("clearance/", clearance_views.clearance_list, name="clearance"),
    path("clearance/<int:pk>/", clearance_views.service_clearance, name="service-clearance"),
    path("approvals/", approval_views.letters_for_approval, name="approvals"),
    path(
        "<int:pk>/approvals/files/<uuid:key>/", approval_views.proposed_file, name="proposed-file"
    ),
    path("<int:pk>/approvals/", approval_views.approvals_page, name="decided-letters"),
    path("contentious/", contentious_views.contentious_list, name="contentious"),
    *(
        path(
            f"<int:pk>/{page.path or page.name}/",
            OWN_VIEWS.get(page.name, verb_views.table_page),
            {"verb": page.name},
            name=page.name,
        )
        for page in VERB_PAGES
    ),
]
