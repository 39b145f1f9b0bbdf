"""Addresses of outgoing letters, each by its reference."""

from django.urls import path

from announcements.letters import verb_views, views

R = "<slug:letter_reference>/"
urlpatterns = [
    path("", views.letter_list, name="letters"),
    path("write/<slug:capacity>/", views.write_letter_page, name="write-letter"),
    path(R, views.letter_page, name="letter"),
    path(f"{R}file/", views.letter_file, name="letter-file"),
    path(f"{R}change/", verb_views.change_letter_page, name="change-letter"),
    path(f"{R}sign/", verb_views.sign_letter_page, name="sign-letter"),
    path(f"{R}withdraw/", verb_views.withdraw_letter_page, name="withdraw-letter"),
]
