"""Complaint routes of every source: who receives a complaint, and who is left out."""

from itertools import chain, combinations

import pytest

from protocols import routes
from protocols.choices import RouteKind
from protocols.routes import (
    COMPLAINANTS,
    COMPLAINED_ABOUT,
    MAY_BE_OUT,
    ROUTE_END,
    Route,
    resolve_route,
)
from protocols.sources import load

SUBSETS = list(chain.from_iterable(combinations(MAY_BE_OUT, n) for n in range(len(MAY_BE_OUT) + 1)))
PAIRS = [("councillor", about) for about in COMPLAINED_ABOUT if about != "member"] + [
    ("officer", "member")
]


@pytest.mark.parametrize("name", load.preset_names())
def test_a_route_never_ends_at_the_accused_the_conflicted_the_absent_or_nobody(name):
    rows = load.load_preset(name).routes
    for by, about in PAIRS:
        route = routes.find_route(rows, RouteKind.COMPLAINT, by, about)
        for out in SUBSETS:
            for way in (resolve_route(route, conflicted=out), resolve_route(route, vacant=out)):
                assert way.to, (name, by, about, out)
                assert not {about, *out} & {*way.to, *way.fallback}, (name, by, about, out)
                assert set(way.excluded) == {about, *out}
                assert ROUTE_END in (*way.to, *way.fallback)
                assert way.first is None or way.first.office not in way.excluded


@pytest.mark.parametrize("name", load.preset_names())
def test_only_complaints_between_the_two_sides_have_a_route(name):
    rows = load.load_preset(name).routes
    for by in COMPLAINANTS:
        for about in COMPLAINED_ABOUT:
            route = routes.find_route(rows, RouteKind.COMPLAINT, by, about)
            assert (route is not None) == ((by, about) in PAIRS)


@pytest.mark.parametrize("name", load.preset_names())
def test_other_matters_go_somewhere_whichever_offices_are_out(name):
    for route in load.load_preset(name).routes:
        for out in SUBSETS:
            assert resolve_route(route, vacant=out).to


@pytest.mark.parametrize(
    ("name", "by", "about", "to", "clause", "first"),
    [
        ("section-c", "councillor", "officer", ["chief-executive"], "6.1", "Discuss it with your"),
        ("section-c", "councillor", "monitoring-officer", ["chief-executive"], "6.1", "Discuss"),
        ("section-c", "councillor", "chief-executive", ["monitoring-officer"], "", None),
        ("section-c", "officer", "member", ["monitoring-officer"], "6.2", None),
        ("knutsford", "councillor", "officer", ["chief-executive"], "15.3", "Take it up privately"),
        ("knutsford", "councillor", "chief-executive", ["monitoring-officer"], "", None),
        ("knutsford", "officer", "member", ["chief-executive"], "15.5", None),
        (
            "oxford",
            "councillor",
            "officer",
            ["line-manager", "head-of-service", "director"],
            "23.7",
            "Consider talking to the officer directly",
        ),
        ("oxford", "councillor", "head-of-service", ["director"], "23.7", "Consider"),
        ("oxford", "councillor", "director", ["chief-executive"], "", "Consider"),
        ("oxford", "councillor", "monitoring-officer", ["chief-executive"], "", "Consider"),
        (
            "cheshire-east",
            "councillor",
            "officer",
            ["director", "head-of-service"],
            "10.1",
            None,
        ),
        ("cheshire-east", "councillor", "head-of-service", ["director"], "10.1", None),
        ("cheshire-east", "councillor", "director", ["chief-executive"], "10.1", None),
        ("cheshire-east", "councillor", "chief-executive", ["monitoring-officer"], "10.1", None),
        ("cheshire-east", "officer", "member", ["monitoring-officer"], "10.2", "A senior manager"),
        ("merton", "officer", "member", ["monitoring-officer"], "", None),
        ("surrey", "councillor", "officer", ["head-of-service"], "", None),
        ("staffordshire", "officer", "member", ["monitoring-officer"], "", None),
    ],
)
def test_what_the_sources_say_about_complaints(name, by, about, to, clause, first):
    route = routes.find_route(load.load_preset(name).routes, RouteKind.COMPLAINT, by, about)
    assert (list(route.to), route.clause, route.silent) == (to, clause, not clause)
    assert (route.first is not None) == (first is not None)
    if first:
        assert route.first.step.startswith(first)
        assert route.first.must == (name == "cheshire-east")


@pytest.mark.parametrize(
    ("name", "kind", "to", "clause"),
    [
        ("section-c", RouteKind.NEED_TO_KNOW, ["chief-executive"], "4.3"),
        ("knutsford", RouteKind.NEED_TO_KNOW, ["chief-executive"], "10.4"),
        (
            "oxford",
            RouteKind.NEED_TO_KNOW,
            ["chief-executive", "director", "head-of-service"],
            "23.8(a)",
        ),
        ("thurrock", RouteKind.NEED_TO_KNOW, ["chief-executive"], ""),
        ("section-c", RouteKind.POLICY, ["chief-executive"], "3.3"),
        ("oxford", RouteKind.POLICY, ["head-of-service", "nominated-officer"], "23.4"),
        ("section-c", RouteKind.FAILED_SERVICE, ["head-of-service", "nominated-officer"], "3.2"),
        ("knutsford", RouteKind.FAILED_SERVICE, ["chief-executive"], "4.6"),
        ("oxford", RouteKind.CODE_BREACH, ["monitoring-officer"], "23.1"),
        ("merton", RouteKind.PRESSURE, ["head-of-service"], "10.1"),
        ("oxford", RouteKind.INTERPRETATION, ["monitoring-officer"], "23.17"),
    ],
)
def test_what_the_sources_say_about_other_matters(name, kind, to, clause):
    route = routes.find_route(load.load_preset(name).routes, kind)
    assert (list(route.to), route.clause) == (to, clause)


def test_a_silent_source_sends_policy_nowhere_special():
    assert routes.find_route(load.load_preset("surrey").routes, RouteKind.POLICY) is None


def test_the_next_offices_are_named_in_order():
    route = Route(
        "complaint", ("head-of-service",), "councillor", "officer", fallback=("director",)
    )
    way = resolve_route(route)
    assert (way.to, way.fallback[:2]) == (("head-of-service",), ("director", "chief-executive"))
    way = resolve_route(route, conflicted=["head-of-service"], vacant=["director"])
    assert way.to == ("chief-executive",)
    assert way.excluded == ("officer", "head-of-service", "director")
    assert resolve_route(route, vacant=[ROUTE_END, *MAY_BE_OUT]).to == (ROUTE_END,)


def test_a_first_step_with_somebody_in_conflict_falls_away():
    rows = load.load_preset("section-c").routes
    route = routes.find_route(rows, RouteKind.COMPLAINT, "councillor", "officer")
    assert resolve_route(route).first.step == "Discuss it with your group chairman or leader"
    assert resolve_route(route, conflicted=["group-leader"]).first is None
