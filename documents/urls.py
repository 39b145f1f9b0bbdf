"""Where each page of documents is: by a reference that cannot be counted up."""

from django.urls import path

from documents.verbs import LETTER_VERBS
from documents.views import asking, cases, files, lists, matching, register, sharing

app_name = "documents"
R = "<slug:reference>/"
F = f"{R}files/<uuid:key>/"
urlpatterns = [
    path("", lists.index, name="index"),
    path("register/", register.register, name="register"),
    path("ask/", asking.begin, name="ask"),
    path("ask/check/", asking.check, name="check"),
    path("ask/<slug:slug>/", asking.step, name="ask-step"),
    path(R, cases.detail, name="detail"),
    path(f"{R}sent/", asking.sent, name="sent"),
    path(f"{R}decide/<slug:outcome>/", cases.decide, name="decide"),
    path(f"{R}assign/", cases.assign, name="assign"),
    path(f"{R}pass/", cases.pass_on, name="pass"),
    path(f"{R}remind/", cases.remind, name="remind"),
    path(f"{R}same/", matching.same, name="same"),
    path(f"{R}share/", sharing.share, name="share"),
    path(f"{R}settle/", sharing.settle, name="settle"),
    path(f"{R}released/", files.released, name="released"),
    path(F, files.about, name="file"),
    path(f"{F}save/", files.save, name="file-save"),
    path(f"{F}pages/<int:page>/", files.page_picture, name="file-page"),
    *(path(f"{R}{verb}/", cases.letter, {"verb": verb}, name=verb) for verb in LETTER_VERBS),
]
