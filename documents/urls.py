"""Addresses of documents, each request by a reference that cannot be counted up."""

from django.urls import path

from documents import lists
from documents.asking import views
from documents.case import decision_views, file_views, note_views, verb_views
from documents.case import views as case_views
from documents.case.verb_pages import PAGE_BY_NAME
from documents.papers import views as papers_views
from documents.same_document import register_views
from documents.same_document import views as same_document_views
from documents.sharing import views as sharing_views
from documents.told import views as told_views

app_name = "documents"
R = "<slug:reference>/"
F = f"{R}files/<uuid:key>/"
urlpatterns = [
    path("", lists.document_request_list, name="index"),
    path("papers/", papers_views.paper_list, name="papers"),
    path("papers/present/", papers_views.present_page, name="present"),
    path("papers/<uuid:key>/", papers_views.paper_page, name="paper"),
    path("register/", register_views.compare_page, name="register"),
    path("ask/", views.start_asking, name="ask"),
    path("ask/<uuid:key>/check/", views.check_page, name="check"),
    path("ask/<uuid:key>/delete/", views.delete_draft, name="delete-draft"),
    path("ask/<uuid:key>/<slug:slug>/", views.question_page, name="ask-step"),
    path(R, case_views.document_request_page, name="detail"),
    path(f"{R}sent/", views.sent_page, name="sent"),
    path(f"{R}told/", told_views.told_page, name="told"),
    path(f"{R}decide/<slug:outcome>/", decision_views.decision_page, name="decide"),
    path(f"{R}same/", same_document_views.match_page, name="same"),
    path(f"{R}share/", sharing_views.share_page, name="share"),
    path(f"{R}settle/", sharing_views.settle_page, name="settle"),
    path(f"{R}notes/", note_views.notes_page, name="notes"),
    path(f"{R}notes/<uuid:key>/strike-out/", note_views.strike_out_page, name="strike-out-note"),
    path(f"{R}released/", file_views.released_page, name="released"),
    path(F, file_views.file_page, name="file"),
    path(f"{F}save/", file_views.save_file, name="file-save"),
    path(f"{F}pages/<int:page>/", file_views.file_page_picture, name="file-page"),
    *(
        path(f"{R}{verb}/", verb_views.table_page, {"verb": verb}, name=verb)
        for verb in PAGE_BY_NAME
    ),
]
