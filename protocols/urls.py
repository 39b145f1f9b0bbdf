"""Where the pages of the protocol are."""

from django.urls import path

from protocols.views import (
    clauses,
    expected,
    guides,
    reading,
    records,
    restricted,
    settings,
    versions,
)

app_name = "protocols"
urlpatterns = [
    path("", reading.in_force, name="in_force"),
    path("expected/", expected.read, name="expected"),
    path("expected/outstanding/", expected.outstanding, name="outstanding"),
    path("restricted/", restricted.listing, name="restricted"),
    path("restricted/add/", restricted.restrict, name="restrict"),
    path("restricted/yours/", restricted.yours, name="restriction"),
    path("restricted/<int:pk>/end/", restricted.release, name="release"),
    path("about/<slug:topic>/", guides.topic, name="topic"),
    path("role/", guides.role, name="role"),
    path("contacts/", guides.contacts, name="contacts"),
    path("ask/<int:number>/<int:position>/", guides.ask, name="ask"),
    path("rule/<int:number>/<int:position>/", records.rule, name="rule"),
    path("elections/", records.elections, name="elections"),
    path("elections/set/", records.set_election, name="set-election"),
    path("elections/<int:pk>/take-out/", records.take_out_election, name="take-out-election"),
    path("versions/", versions.index, name="versions"),
    path("versions/<int:number>/", versions.version, name="version"),
    path("versions/<int:number>/adopt/", versions.adopt, name="adopt"),
    path("versions/<int:number>/withdraw/", versions.withdraw, name="withdraw"),
    path("versions/<int:number>/settings/<slug:subject>/", settings.settings, name="settings"),
    path("versions/<int:number>/clauses/", clauses.index, name="clauses"),
    path("versions/<int:number>/clauses/add/", clauses.add, name="add-clause"),
    path("versions/<int:number>/clauses/<int:position>/", clauses.edit, name="clause"),
    path(
        "versions/<int:number>/clauses/<int:position>/take-out/",
        clauses.take_out,
        name="take-out",
    ),
    path("draft/", versions.draft, name="draft"),
    path("compare/", versions.compare, name="compare"),
    path("compare/sources/", guides.compare, name="compare-sources"),
]
