"""Addresses of the protocol pages."""

from django.urls import path

from protocols.confirmations import views as confirmations_views
from protocols.drafting import clause_views, settings_views
from protocols.drafting import views as drafting_views
from protocols.reading import guide_views
from protocols.reading import views as reading_views
from protocols.records import views as records_views
from protocols.restricted_posts import views as restricted_posts_views

app_name = "protocols"
urlpatterns = [
    path("", reading_views.protocol_page, name="in_force"),
    path("expected/", confirmations_views.what_is_expected, name="expected"),
    path("expected/outstanding/", confirmations_views.outstanding, name="outstanding"),
    path("restricted/", restricted_posts_views.listing, name="restricted"),
    path("restricted/add/", restricted_posts_views.restrict, name="restrict"),
    path("restricted/yours/", restricted_posts_views.own_restriction, name="restriction"),
    path("restricted/<int:pk>/end/", restricted_posts_views.release, name="release"),
    path("about/<slug:topic>/", guide_views.topic_guide, name="topic"),
    path("role/", guide_views.role_guide, name="role"),
    path("contacts/", guide_views.contacts, name="contacts"),
    path("ask/<int:number>/<int:position>/", guide_views.ask_about_clause, name="ask"),
    path("rule/<int:number>/<int:position>/", records_views.rule_on_clause, name="rule"),
    path("elections/", records_views.election_periods, name="elections"),
    path("elections/set/", records_views.add_election, name="set-election"),
    path("elections/<int:pk>/take-out/", records_views.remove_election, name="take-out-election"),
    path("versions/", drafting_views.version_list, name="versions"),
    path("versions/<int:number>/", drafting_views.version_detail, name="version"),
    path("versions/<int:number>/ready/", drafting_views.offer, name="offer"),
    path("versions/<int:number>/adopt/", drafting_views.adopt, name="adopt"),
    path("versions/<int:number>/withdraw/", drafting_views.withdraw, name="withdraw"),
    path(
        "versions/<int:number>/settings/<slug:subject>/",
        settings_views.settings_page,
        name="settings",
    ),
    path("versions/<int:number>/clauses/", clause_views.clause_list, name="clauses"),
    path("versions/<int:number>/clauses/add/", clause_views.new_clause, name="add-clause"),
    path("versions/<int:number>/clauses/<int:position>/", clause_views.edit_clause, name="clause"),
    path(
        "versions/<int:number>/clauses/<int:position>/take-out/",
        clause_views.confirm_clause_removal,
        name="take-out",
    ),
    path("draft/", drafting_views.start_draft, name="draft"),
    path("compare/", drafting_views.compare_versions, name="compare"),
    path("compare/sources/", guide_views.compare_source_protocols, name="compare-sources"),
]
