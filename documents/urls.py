"""Where each page of documents is: by a reference that cannot be counted up."""

from django.urls import path

from documents import lists
from documents.asking import views
from documents.case import file_views
from documents.case import views as case_views
from documents.case.letter_pages import LETTER_VERBS
from documents.same_document import register_views
from documents.same_document import views as same_document_views
from documents.sharing import views as sharing_views

app_name = "documents"
R = "<slug:reference>/"
F = f"{R}files/<uuid:key>/"
urlpatterns = [
    path("", lists.index, name="index"),
    path("register/", register_views.register, name="register"),
    path("ask/", views.begin, name="ask"),
    path("ask/check/", views.check, name="check"),
    path("ask/<slug:slug>/", views.step, name="ask-step"),
    path(R, case_views.detail, name="detail"),
    path(f"{R}sent/", views.sent, name="sent"),
    path(f"{R}decide/<slug:outcome>/", case_views.decide, name="decide"),
    path(f"{R}assign/", case_views.assign, name="assign"),
    path(f"{R}pass/", case_views.pass_on, name="pass"),
    path(f"{R}remind/", case_views.remind, name="remind"),
    path(f"{R}same/", same_document_views.same, name="same"),
    path(f"{R}share/", sharing_views.share, name="share"),
    path(f"{R}settle/", sharing_views.settle, name="settle"),
    path(f"{R}released/", file_views.released, name="released"),
    path(F, file_views.about, name="file"),
    path(f"{F}save/", file_views.save, name="file-save"),
    path(f"{F}pages/<int:page>/", file_views.page_picture, name="file-page"),
    *(path(f"{R}{verb}/", case_views.letter, {"verb": verb}, name=verb) for verb in LETTER_VERBS),
]
