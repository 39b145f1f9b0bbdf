"""Where the pages of the protocol are."""

from django.urls import path

from protocols.confirmations import views
from protocols.drafting import clause_views, settings_views
from protocols.drafting import views as drafting_views
from protocols.reading import guide_views
from protocols.reading import views as reading_views
from protocols.records import views as records_views
from protocols.restricted_posts import views as restricted_posts_views

app_name = "protocols"
urlpatterns = [
    path("", reading_views.in_force, name="in_force"),
    path("expected/", views.read, name="expected"),
    path("expected/outstanding/", views.outstanding, name="outstanding"),
    path("restricted/", restricted_posts_views.listing, name="restricted"),
    path("restricted/add/", restricted_posts_views.restrict, name="restrict"),
    path("restricted/yours/", restricted_posts_views.yours, name="restriction"),
    path("restricted/<int:pk>/end/", restricted_posts_views.release, name="release"),
    path("about/<slug:topic>/", guide_views.topic, name="topic"),
    path("role/", guide_views.role, name="role"),
    path("contacts/", guide_views.contacts, name="contacts"),
    path("ask/<int:number>/<int:position>/", guide_views.ask, name="ask"),
    path("rule/<int:number>/<int:position>/", records_views.rule, name="rule"),
    path("elections/", records_views.elections, name="elections"),
    path("elections/set/", records_views.set_election, name="set-election"),
    path("elections/<int:pk>/take-out/", records_views.take_out_election, name="take-out-election"),
    path("versions/", drafting_views.index, name="versions"),
    path("versions/<int:number>/", drafting_views.version, name="version"),
    path("versions/<int:number>/adopt/", drafting_views.adopt, name="adopt"),
    path("versions/<int:number>/withdraw/", drafting_views.withdraw, name="withdraw"),
    path(
        "versions/<int:number>/settings/<slug:subject>/", settings_views.settings, name="settings"
    ),
    path("versions/<int:number>/clauses/", clause_views.index, name="clauses"),
    path("versions/<int:number>/clauses/add/", clause_views.add, name="add-clause"),
    path("versions/<int:number>/clauses/<int:position>/", clause_views.edit, name="clause"),
    path(
        "versions/<int:number>/clauses/<int:position>/take-out/",
        clause_views.take_out,
        name="take-out",
    ),
    path("draft/", drafting_views.draft, name="draft"),
    path("compare/", drafting_views.compare, name="compare"),
    path("compare/sources/", guide_views.compare, name="compare-sources"),
]
