"""Addresses of officers at group meetings, each meeting by a reference that tells no number."""

from django.urls import path

from relations.group_meetings import note_views, verb_views, views
from relations.models import Origin

R = "<slug:reference>/"
urlpatterns = [
    path("", views.group_meeting_list, name="group-meetings"),
    path("ask/", views.request_page, {"origin": Origin.LEADER}, name="ask-for-officer"),
    path("report/", views.request_page, {"origin": Origin.INVITED}, name="report-invitation"),
    path("brief/", views.request_page, {"origin": Origin.OWN}, name="offer-briefing"),
    path("compare/", views.compare_groups_page, name="compare-groups"),
    path(f"offers/{R}", views.briefing_offer_page, name="briefing-offer"),
    path(f"offers/{R}ask/", views.request_page, {"origin": Origin.LEADER}, name="take-up-offer"),
    path(R, views.group_meeting_page, name="group-meeting"),
    path(f"{R}file/", views.meeting_file_view, name="group-meeting-file"),
    path(f"{R}accept/", verb_views.accept_attendance_page, name="accept-attendance"),
    path(f"{R}officer/", verb_views.name_other_officer_page, name="name-other-officer"),
    path(f"{R}refuse/", verb_views.refuse_attendance_page, name="refuse-attendance"),
    path(f"{R}withdraw/", verb_views.withdraw_attendance_page, name="withdraw-attendance"),
    path(f"{R}confirm/", verb_views.confirm_points_page, name="confirm-points"),
    path(f"{R}paper/", verb_views.add_group_paper_page, name="add-group-paper"),
    path(f"{R}record/", verb_views.record_attendance_page, name="record-attendance"),
    path(f"{R}full-advice/", verb_views.link_full_advice_page, name="link-full-advice"),
    path(f"{R}notes/", note_views.group_notes_page, name="group-notes"),
    path(f"{R}notes/release/", note_views.release_notes_page, name="release-notes"),
    path(f"{R}notes/write/<slug:kind>/", note_views.write_note_page, name="write-note"),
    path(f"{R}notes/<uuid:key>/check/", note_views.check_quote_page, name="check-quote"),
]
