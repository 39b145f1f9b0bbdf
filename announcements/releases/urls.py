"""Addresses of releases, each by its reference."""

from django.urls import path

from announcements.releases import issue_views, verb_views, views

R = "<slug:release_reference>/"
urlpatterns = [
    path("", views.release_list, name="press-releases"),
    path("draft/", views.draft_release_page, name="draft-release"),
    path("told/<slug:reference>/", views.told_release_page, name="release"),
    path(R, views.press_release_page, name="press-release"),
    path(f"{R}edit/", verb_views.edit_release_page, name="edit-release"),
    path(f"{R}quote-councillor/", verb_views.quote_councillor_page, name="quote-councillor"),
    path(f"{R}quote-officer/", verb_views.quote_officer_page, name="quote-officer"),
    path(f"{R}remove-quote/", verb_views.remove_quote_page, name="remove-quote"),
    path(f"{R}guide/", verb_views.guide_release_page, name="guide-release"),
    path(f"{R}recommend/", verb_views.recommend_release_page, name="recommend-release"),
    path(f"{R}advise/", verb_views.advise_release_page, name="advise-release"),
    path(f"{R}dispute/", verb_views.dispute_release_page, name="dispute-release"),
    path(f"{R}approve/", issue_views.approve_release_page, name="approve-release"),
    path(f"{R}issue/", issue_views.issue_release_page, name="issue-release"),
    path(f"{R}withdraw/", issue_views.withdraw_release_page, name="withdraw-release"),
]
