"""Addresses of notices, each by its reference."""

from django.urls import path

from announcements.notices import list_views, verb_views, views, write_views

R = "<slug:notice_reference>/"
urlpatterns = [
    path("", list_views.notices_page, name="notices"),
    path("write/", write_views.write_notice_page, name="write-notice"),
    path(R, views.notice_page, name="notice"),
    path(f"{R}change/", write_views.edit_notice_page, name="edit-notice"),
    path(f"{R}files/<uuid:key>/", views.notice_file, name="notice-file"),
    path(f"{R}send/", verb_views.send_notice_page, name="send-notice"),
    path(f"{R}send-again/<int:pk>/", verb_views.send_again_page, name="send-again"),
    path(f"{R}leave-out/<int:pk>/", verb_views.leave_out_page, name="leave-out"),
    path(f"{R}bring-back/<int:pk>/", verb_views.bring_back_page, name="bring-back"),
    path(f"{R}confirm/", verb_views.confirm_no_party_page, name="confirm-no-party"),
    path(f"{R}publish/", verb_views.publish_notice_page, name="publish-notice"),
    path(f"{R}date/", verb_views.notice_date_page, name="notice-date"),
    path(f"{R}withdraw/", verb_views.withdraw_notice_page, name="withdraw-notice"),
]
