"""Mutations of where an enquiry goes: the route of a clause leads to another office."""

from dataclasses import replace

from protocols.choices import RouteKind
from tests.mutants.mutation import mutates

MATTERS = {
    "failed-service-to-head": RouteKind.FAILED_SERVICE,
    "strategy-to-senior-officers": RouteKind.POLICY,
}


@mutates(*MATTERS)
def to_the_chief_executive(mutation):
    """No post of the service is named, and the office can assign the enquiry to anyone."""
    kind = MATTERS[mutation.clause.behaviour]

    def reroute(route):
        ours = route.kind == kind
        return replace(route, to=("chief-executive",), fallback=()) if ours else route

    mutation.change_preset(
        lambda preset: replace(preset, routes=tuple(map(reroute, preset.routes)))
    )
